// Registers this browser for web push, on the page /notices.
const place = document.querySelector('[data-push]');

function bytesOf(base64url) {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** What this browser calls itself, in a few words. */
function nameOfBrowser() {
  const brands = navigator.userAgentData?.brands ?? [];
  const brand = brands.find((one) => !/not.?a.?brand/i.test(one.brand))?.brand;
  const system = navigator.userAgentData?.platform ?? navigator.platform;
  return [brand ?? (/firefox/i.test(navigator.userAgent) ? 'Firefox' : 'Browser'), system].filter(Boolean).join(', ');
}

/** Waits until a worker that was just installed is at work; only then can it be subscribed. */
async function awake(worker) {
  const coming = worker.installing ?? worker.waiting;
  if (worker.active === null && coming !== null) {
    await new Promise((resolve) =>
      coming.addEventListener('statechange', () => coming.state === 'activated' && resolve()),
    );
  }
}

async function register() {
  if ((await Notification.requestPermission()) !== 'granted') {
    throw new Error('not allowed');
  }
  const worker = await navigator.serviceWorker.register('/script/push-worker.js');
  await awake(worker);
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(place.dataset.push),
  });
  const csrf = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';
  const answer = await fetch('/api/notices/devices', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', [csrf('csrf-header')]: csrf('csrf-token') },
    body: JSON.stringify({ ...subscription.toJSON(), device: nameOfBrowser() }),
  });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  location.href = '/notices?changed';
}

if (place !== null && 'serviceWorker' in navigator && 'PushManager' in window) {
  place.hidden = false;
  const trouble = place.querySelector('.error');
  place.querySelector('button').addEventListener('click', () => {
    trouble.hidden = true;
    register().catch(() => (trouble.hidden = false));
  });
}
