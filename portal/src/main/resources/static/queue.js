// Keys for those who work through many registrations; every page works without it.
(() => {
  const SETTING = 'talanoa.queue.keys';
  const list = document.querySelector('#keys');
  const on = document.querySelector('#keys-on');
  if (list && on) {
    // Single letters may be what a voice or another tool sends, so they can be turned off (WCAG 2.1.4).
    on.checked = localStorage.getItem(SETTING) !== 'off';
    on.addEventListener('change', () => localStorage.setItem(SETTING, on.checked ? 'on' : 'off'));
    document.querySelector('#keys-switch').hidden = false;
  }

  const follow = id => document.querySelector(id)?.click();
  const first = () => [...document.querySelectorAll('[data-row]')].find(link => link.offsetParent !== null)?.click();
  const does = {
    j: () => document.querySelector('#detail') ? follow('#next') : first(),
    k: () => follow('#previous'),
    // Leads to the button and to the field: what mails somebody is never one slip of a finger away.
    a: () => document.querySelector('#approve')?.focus(),
    d: () => document.querySelector('#reason-decision')?.focus(),
    '?': () => { if (list) { list.open = true; list.querySelector('summary').focus(); } },
  };

  document.addEventListener('keydown', event => {
    const typing = event.target.closest('input, select, textarea, [contenteditable]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !on?.checked) { return; }
    const act = does[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });

  // What could not be done is read first.
  document.querySelector('.errors')?.focus({ preventScroll: true });
})();
