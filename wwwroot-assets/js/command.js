// The command menu of staff pages. What it finds comes from the server; what was seen last stays in this browser, for a day, or until signing out.

const dialog = document.getElementById('command');
const field = dialog?.querySelector('input');
const list = document.getElementById('command-list');
const kept = 'ops-seen';
const [quiet, most, minute, day] = [150, 6, 60_000, 86_400_000];
let asked = null;
let pause = 0;
let waits = null;

function seen() {
  try { return JSON.parse(localStorage.getItem(kept) ?? '[]').filter(page => Date.now() - page.at < day); } catch { return []; }
}

function see() {
  const name = document.querySelector('main h1')?.textContent.trim();
  if (!name) { return; }
  const place = document.querySelector('main .crumbs [aria-current]')?.textContent.trim() ?? '';
  const page = { href: location.pathname, name: name.includes(place) ? name : `${place} ${name}`, at: Date.now() };
  try { localStorage.setItem(kept, JSON.stringify([page, ...seen().filter(other => other.href !== page.href)].slice(0, most + 1))); } catch { /* nothing is kept where nothing may be */ }
}

function ago(at) {
  const minutes = Math.round((at - Date.now()) / minute);
  const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: 'auto' });
  return minutes > -60 ? words.format(minutes, 'minute') : words.format(Math.round(minutes / 60), 'hour');
}

function recent() {
  const pages = seen().filter(page => page.href !== location.pathname).slice(0, most);
  if (pages.length === 0) { return; }
  const group = dialog.querySelector('template').content.firstElementChild.cloneNode(true);
  for (const page of pages) {
    const option = document.createElement('a');
    option.setAttribute('role', 'option');
    [option.href, option.tabIndex] = [page.href, -1];
    const [what, when] = [document.createElement('span'), document.createElement('span')];
    [what.className, what.textContent, when.className, when.textContent] = ['what', page.name, 'soft', ago(page.at)];
    option.append(what, when);
    group.append(option);
  }
  list.prepend(group);
}

const options = () => [...list.querySelectorAll('[role="option"]')];
const chosen = () => list.querySelector('[aria-selected="true"]');

function choose(option) {
  chosen()?.setAttribute('aria-selected', 'false');
  option?.setAttribute('aria-selected', 'true');
  option?.scrollIntoView({ block: 'nearest' });
  if (option) { field.setAttribute('aria-activedescendant', option.id); } else { field.removeAttribute('aria-activedescendant'); }
}

function move(step) {
  const all = options();
  if (all.length > 0) { choose(all[(all.indexOf(chosen()) + step + all.length) % all.length]); }
}

function go(inNewTab) {
  const option = chosen();
  if (!option) { return; }
  if (inNewTab) { open(option.href, '_blank', 'noopener'); return; }
  dialog.close();
  location.assign(option.href);
}

function show(html) {
  list.innerHTML = html;
  if (field.value.trim() === '') { recent(); }
  options().forEach((option, i) => { option.id = `command-${i}`; option.setAttribute('aria-selected', 'false'); });
  choose(options()[0]);
  dialog.querySelector('[role="status"]').textContent = list.querySelector('span[hidden]')?.textContent ?? '';
}

async function ask() {
  asked?.abort();
  const mine = asked = new AbortController();
  try {
    const answer = await fetch(`/ops/find?q=${encodeURIComponent(field.value)}`, { signal: mine.signal });
    if (answer.redirected || answer.status === 404) { location.reload(); return; } // signed out meanwhile
    show(answer.ok ? await answer.text() : '');
  } catch {
    if (mine.signal.aborted) { return; }
    show('');
  }
  pause = 0;
  if (waits !== null) { go(waits); waits = null; }
}

function toggle() {
  if (dialog.open) { dialog.close(); return; }
  field.value = '';
  list.replaceChildren();
  dialog.showModal();
  field.focus();
  ask();
}

// What was asked before is answered to nobody: neither when more is typed, nor once the menu is closed.
function forget() {
  clearTimeout(pause);
  asked?.abort();
  [pause, waits] = [0, null];
}

field?.addEventListener('input', () => {
  forget();
  pause = setTimeout(ask, quiet);
});

dialog?.addEventListener('close', forget);

field?.addEventListener('keydown', event => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) { move(step); event.preventDefault(); }
  if (event.key !== 'Enter' || event.isComposing) { return; }
  event.preventDefault();
  const inNewTab = event.ctrlKey || event.metaKey;
  if (pause) { waits = inNewTab; } else { go(inNewTab); }
});

document.addEventListener('keydown', event => {
  if (!dialog || event.key?.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) { return; }
  if (!dialog.open && document.querySelector('dialog[open]')) { return; }
  event.preventDefault();
  toggle();
});

document.addEventListener('click', event => {
  if (event.target.closest?.('[data-command]')) { toggle(); }
  if (event.target === dialog) { dialog.close(); }
});

document.addEventListener('submit', event => {
  if (event.target.getAttribute('action') === '/sign-out') { localStorage.removeItem(kept); }
});

see();
