// Keeps a page of the preview the newest, and shows what is wrong. Added by `casebook serve`; never part of a built site.
(() => {
  'use strict';
  const own = new URL(document.currentScript.src).searchParams;
  let styles = own.get('styles');
  let busy = false;
  let again = false;

  /** Loads the page anew if it has changed; the browser keeps where the reader is. */
  const refresh = async () => {
    again = busy;
    if (busy) return;
    busy = true;
    try {
      const answer = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
      const tag = answer.headers.get('etag');
      if (tag && tag !== `"${own.get('page')}"`) location.reload();
    } catch {
      // The server is away; when it is back it tells.
    }
    busy = false;
    if (again) refresh();
  };

  const pending = new Set();
  /** Loads the style sheets anew without loading the page; the old one goes when the new one is there. */
  const restyle = (name) => {
    styles = name;
    // A save that comes while the last one still loads takes its place.
    for (const link of pending) link.remove();
    pending.clear();
    for (const old of document.querySelectorAll('link[rel=stylesheet]')) {
      const address = new URL(old.href);
      if (address.origin !== location.origin || address.pathname.startsWith('/.casebook/')) continue;
      address.searchParams.set('styles', name);
      const fresh = old.cloneNode();
      fresh.href = address.href;
      const done = (link) => () => {
        if (pending.delete(fresh)) link.remove();
      };
      fresh.addEventListener('load', done(old), { once: true });
      fresh.addEventListener('error', done(fresh), { once: true });
      pending.add(fresh);
      old.after(fresh);
    }
  };

  const make = (tag, text, properties) => {
    const element = Object.assign(document.createElement(tag), properties);
    if (text) element.textContent = text;
    return element;
  };
  const counted = (n, noun) => `${n} ${noun}${n === 1 ? '' : 's'}`;

  // A shadow tree, so that the page's styles and this panel's leave each other alone.
  const host = make('casebook-preview', '', { lang: 'en', dir: 'ltr' });
  const shadow = host.attachShadow({ mode: 'open' });
  const toggle = make('button', '', { type: 'button', className: 'toggle' });
  const panel = make('section', '', { id: 'panel', tabIndex: -1 });
  const title = make('h2', '', { id: 'title' });
  const close = make('button', 'Close', { type: 'button', className: 'close' });
  const list = make('ol', '');
  const more = make('p', '', { className: 'more' });
  const status = make('p', '', { className: 'status' });
  panel.setAttribute('aria-labelledby', 'title');
  toggle.setAttribute('aria-controls', 'panel');
  status.setAttribute('role', 'status');
  const head = make('header', '');
  head.append(title, close);
  panel.append(head, list, more);
  shadow.append(make('link', '', { rel: 'stylesheet', href: '/.casebook/preview.css' }), status, panel, toggle);

  const open = (yes) => {
    panel.hidden = !yes;
    toggle.setAttribute('aria-expanded', String(yes));
  };
  const dismiss = () => {
    open(false);
    toggle.focus();
  };
  close.addEventListener('click', dismiss);
  toggle.addEventListener('click', () => {
    open(panel.hidden);
    if (!panel.hidden) panel.focus();
  });
  panel.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') dismiss();
  });

  const item = ({ severity, code, message, help, place, line }) => {
    const entry = make('li', '', { className: severity });
    const said = make('p', '', { className: 'message' });
    said.append(make('strong', `${severity}: `), message);
    entry.append(said);
    if (place) {
      const where = make('p', '', { className: 'place' });
      where.append(make('code', place), ' ', make('span', code, { className: 'code' }));
      const words = make('pre', '', { dir: 'auto', lang: '' });
      words.append(line[0], make('mark', line[1] || ' '), line[2]);
      entry.append(where, words);
    }
    if (help) entry.append(make('p', `Help: ${help}`, { className: 'help' }));
    return entry;
  };

  let told = '';
  /** Shows what is wrong: errors at once, warnings when asked. What was closed stays closed until something else is wrong. */
  const show = (mistakes) => {
    const { errors, warnings, shown } = mistakes;
    const now = JSON.stringify(mistakes);
    if (now === told) return;
    told = now;
    const sum = [errors && counted(errors, 'error'), warnings && counted(warnings, 'warning')].filter(Boolean).join(', ');
    host.hidden = !sum;
    title.textContent = errors ? `${sum}: this is the last good page` : sum;
    toggle.textContent = sum;
    toggle.className = errors ? 'toggle error' : 'toggle';
    list.replaceChildren(...shown.map(item));
    const left = errors + warnings - shown.length;
    more.textContent = left > 0 ? `and ${left} more; \`casebook check\` shows them all` : '';
    status.textContent = errors ? `The content has ${sum}. This is the last good page.` : '';
    open(errors > 0);
  };

  document.body.append(host);
  host.hidden = true;
  const stream = new EventSource('/.casebook/events');
  stream.addEventListener('message', (event) => {
    const news = JSON.parse(event.data);
    if (news.styles && news.styles !== styles) restyle(news.styles);
    show(news.mistakes);
    refresh();
  });
  addEventListener('pagehide', () => stream.close());
})();
