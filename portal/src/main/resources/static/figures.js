// Keeps the figures of the console as new as they are. The stream only says that there are new ones; the server makes them anew and what
// differs is put into the page. Without this script the page shows the figures of the moment it was made, with a link that makes it again.
(() => {
  const figures = document.querySelector('#figures');
  const live = document.querySelector('#figures-live');
  const reload = document.querySelector('#figures-reload');
  const heard = document.querySelector('#figures-heard');
  let said = figures.dataset.said;
  let asking = false;
  let again = false;
  let pause = 1000;
  let source;
  let watch;
  let gone;
  let retry;

  const on = () => {
    clearTimeout(gone);
    gone = undefined;
    live.textContent = figures.dataset.live;
    live.classList.remove('live-off');
    reload.hidden = true;
  };
  // Not at once: a stream that ends with its time is back before anybody could read this.
  const off = () => {
    gone ??= setTimeout(() => {
      live.textContent = figures.dataset.stale ?? live.textContent;
      live.classList.add('live-off');
      reload.hidden = false;
    }, 2000);
  };

  const flash = node => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest('tr, li, dl > div')?.classList.add('is-new');
  // Changes what differs and nothing else, so that focus, open tables and drawn charts stay.
  const patch = (old, fresh) => {
    if (old.nodeName !== fresh.nodeName) { old.replaceWith(fresh); flash(fresh); return; }
    if (old.nodeType !== Node.ELEMENT_NODE) {
      if (old.data !== fresh.data) { old.data = fresh.data; flash(old); }
      return;
    }
    if (old.matches('.chart-plot')) { return; }
    if (!old.matches('figure, details')) {
      for (const { name } of [...old.attributes]) { if (!fresh.hasAttribute(name)) { old.removeAttribute(name); } }
      for (const { name, value } of fresh.attributes) { if (old.getAttribute(name) !== value) { old.setAttribute(name, value); } }
    }
    const nodes = [...old.childNodes];
    const wanted = [...fresh.childNodes];
    wanted.forEach((node, i) => { if (nodes[i]) { patch(nodes[i], node); } else { old.append(node); flash(node); } });
    nodes.slice(wanted.length).forEach(node => node.remove());
  };

  // What stands in the side bar is of the same moment.
  const side = () => {
    for (const count of document.querySelectorAll('.side [data-count]')) {
      const now = figures.dataset[count.dataset.count];
      if (now === undefined) { continue; }
      count.textContent = now;
      count.parentElement.hidden = now === '0';
    }
  };

  const ask = async () => {
    if (asking) { again = true; return; }
    asking = true;
    clearTimeout(retry);
    try {
      do {
        again = false;
        const answer = await fetch(location.href, { headers: { 'X-Part': 'figures' } });
        if (answer.redirected) { location.reload(); return; } // signed out
        if (!answer.ok) { throw new Error(answer.status); }
        const html = await answer.text();
        patch(figures, new DOMParser().parseFromString(html, 'text/html').querySelector('#figures'));
        side();
        document.dispatchEvent(new Event('themechange')); // charts follow their tables
        on();
        await new Promise(rested => setTimeout(rested, 300)); // many changes at once are fetched together
      } while (again);
    } catch {
      off();
      retry = setTimeout(ask, 2000);
    } finally {
      asking = false;
    }
  };

  const later = () => {
    off();
    source.close();
    clearTimeout(watch);
    watch = setTimeout(connect, pause);
    pause = Math.min(pause * 2, 10000);
  };
  // Something comes every 15 seconds, or nobody is there.
  const beat = () => {
    pause = 1000;
    clearTimeout(watch);
    watch = setTimeout(later, 40000);
  };
  const connect = () => {
    source = new EventSource(figures.dataset.stream);
    source.addEventListener('figures', () => { beat(); ask(); });
    source.addEventListener('alive', beat);
    source.addEventListener('error', () => {
      off();
      if (source.readyState === EventSource.CLOSED) { later(); ask(); } // else the browser tries again by itself
    });
  };

  // Heard at most every 30 seconds, and never a single number.
  setInterval(() => {
    const now = live.classList.contains('live-off') ? live.textContent : figures.dataset.said;
    if (now && now !== said) { said = now; heard.textContent = now; }
  }, 30000);
  figures.addEventListener('animationend', event => event.target.classList.remove('is-new'));
  connect();
})();
