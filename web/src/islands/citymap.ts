import { warn } from '../city/ask';

/**
 * The map inside pages the server writes: `<div data-island="citymap" data-figure="pm25"></div>`. The page works without it; its
 * code and the map library are fetched when the element comes near the view.
 */
const elements = document.querySelectorAll<HTMLElement>('[data-island="citymap"]');

const observer = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting && target instanceof HTMLElement) {
        observer.unobserve(target);
        import('./citymap-start')
          .then(({ startCityMap }) => startCityMap(target))
          .catch((problem: unknown) => warn(problem, 'The map island was left out:'));
      }
    }
  },
  { rootMargin: '200px' },
);
elements.forEach((element) => observer.observe(element));
