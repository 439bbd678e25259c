// Makes pages a little smoother; every page works without it.
(() => {
  // One open menu at a time; Escape closes it and gives the focus back.
  const menus = [...document.querySelectorAll('details.menu')];
  document.addEventListener('click', event => menus.forEach(menu => { if (!menu.contains(event.target)) { menu.open = false; } }));
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape') { menus.filter(menu => menu.open).forEach(menu => { menu.open = false; menu.querySelector('summary').focus(); }); }
  });

  // Until the reader's time zone is known, the page shows the event's clock alone. Say it once and show the reader's, too.
  const series = document.querySelector('#series');
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone && !/(?:^|; )zone=/.test(document.cookie)) {
    const secure = location.protocol === 'https:' ? '; Secure' : '';
    document.cookie = `zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
    if (series) {
      fetch(location.href, { headers: { Accept: 'text/html' } })
        .then(answer => answer.ok ? answer.text() : Promise.reject(answer.status))
        .then(html => {
          const fresh = new DOMParser().parseFromString(html, 'text/html');
          for (const id of ['#series', '#history', '#zone']) { document.querySelector(id)?.replaceWith(fresh.querySelector(id)); }
        })
        .catch(() => { /* the page stays as it is, with the event's clock */ });
    }
  }
})();
