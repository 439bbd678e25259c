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

  // While the name of the organization is typed, what the directory has shows below it, as the button there would show it.
  const directory = document.querySelector('#directory');
  if (directory) {
    const name = document.querySelector('#organization-name');
    let pause;
    let asked;
    const stop = () => { clearTimeout(pause); asked?.abort(); };
    const lookUp = () => {
      const fields = [...new FormData(name.form)].filter(([field]) => /^(_csrf$|reviewId$|organization\.)/.test(field));
      asked = new AbortController();
      fetch(name.form.action, { method: 'POST', headers: { 'X-Part': 'directory' }, body: new URLSearchParams([...fields, ['do', 'look-up']]), signal: asked.signal })
        .then(answer => answer.ok ? answer.text() : Promise.reject(answer.status))
        .then(html => {
          const matches = directory.querySelector('#directory-matches');
          if (matches.contains(document.activeElement)) { return; } // somebody is choosing
          const fresh = new DOMParser().parseFromString(html, 'text/html');
          matches.replaceWith(fresh.querySelector('#directory-matches'));
          directory.querySelector('#directory-said').textContent = fresh.querySelector('#directory-said').textContent; // heard, as it is a status
        })
        .catch(() => { /* the form goes on without */ });
    };
    name.addEventListener('input', () => {
      stop();
      if (name.value.trim().length >= 3) { pause = setTimeout(lookUp, 300); }
    });
    directory.addEventListener('change', stop);
  }
})();
