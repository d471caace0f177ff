// Renews parts of a page that say so (data-refresh="seconds"), while nobody is working in them. Without it the page
// is complete; it only ages.
const part = document.querySelector('[data-refresh]');

async function renew() {
  if (document.hidden || part.contains(document.activeElement) || getSelection()?.type === 'Range') return;
  const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
  if (!answer.ok || answer.redirected) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const fresh = page.getElementById(part.id);
  const table = part.querySelector('.scroll');
  const at = table ? [table.scrollLeft, table.scrollTop] : [0, 0];
  if (fresh) part.replaceChildren(...fresh.childNodes);
  part.querySelector('.scroll')?.scrollTo(...at);
  const totals = page.querySelector('.totals');
  if (totals) document.querySelector('.totals')?.replaceWith(totals);
}

if (part) setInterval(() => renew().catch(() => {}), Number(part.dataset.refresh) * 1000);
