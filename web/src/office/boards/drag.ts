import type { Place } from './layout';

/** Where something would be dropped: in a column, in front of a panel; null: at its end. */
interface Target {
  readonly place: Place;
  readonly before: string | null;
  readonly mark: HTMLElement;
}

/** Lets a panel be dragged by this handle, with mouse, pen or finger, into the columns of the wall. */
export function drag(panel: string, drop: (to: Place, before: string | null) => void) {
  return (handle: HTMLElement): (() => void) => {
    let target: Target | null = null;
    const listening = new AbortController();
    const { signal } = listening;

    const mark = (next: Target | null): void => {
      target?.mark.removeAttribute('data-drop');
      target = next;
      target?.mark.setAttribute('data-drop', target.before === null ? 'end' : 'before');
    };
    handle.addEventListener(
      'pointerdown',
      (event) => {
        if (event.button === 0) {
          handle.setPointerCapture(event.pointerId);
          handle.closest<HTMLElement>('[data-panel]')?.setAttribute('data-dragged', '');
        }
      },
      { signal },
    );
    handle.addEventListener(
      'pointermove',
      (event) => {
        if (handle.hasPointerCapture(event.pointerId)) {
          mark(targetAt(event.clientX, event.clientY));
        }
      },
      { signal },
    );
    const end = (event: PointerEvent): void => {
      const found = target;
      mark(null);
      handle.closest('[data-dragged]')?.removeAttribute('data-dragged');
      if (event.type === 'pointerup' && found !== null && found.before !== panel) {
        drop(found.place, found.before);
      }
    };
    handle.addEventListener('pointerup', end, { signal });
    handle.addEventListener('pointercancel', end, { signal });
    return () => listening.abort();
  };
}

/** The upper half of a panel is in front of it, the lower half behind it. */
function targetAt(x: number, y: number): Target | null {
  for (const column of document.querySelectorAll<HTMLElement>('[data-column]')) {
    const { left, right } = column.getBoundingClientRect();
    const place = column.dataset['column'];
    if (x < left || x > right || (place !== 'left' && place !== 'right')) {
      continue;
    }
    for (const slot of column.querySelectorAll<HTMLElement>('[data-panel]')) {
      const box = slot.getBoundingClientRect();
      if (y < box.top + box.height / 2) {
        return { place, before: slot.dataset['panel'] ?? null, mark: slot };
      }
    }
    return { place, before: null, mark: column };
  }
  return null;
}
