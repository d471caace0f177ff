// Shows what the city hall pushes, and opens its page. It keeps nothing and touches no other request.
addEventListener('push', (event) => {
  const notice = event.data?.json() ?? {};
  event.waitUntil(
    registration.showNotification(notice.title ?? 'Madang', {
      body: notice.text ?? '',
      tag: notice.tag,
      icon: '/style/madang.svg',
      data: { link: notice.link ?? '/notices' },
    }),
  );
});

addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(clients.openWindow(event.notification.data.link));
});
