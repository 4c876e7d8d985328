// What a visitor typed is not lost: not when the page comes alive under it, and not when it has to be loaded again.

const fields = 'input[id]:not([type="hidden"], [type="file"]), select[id], textarea[id]';
const isBox = field => field.type === 'checkbox' || field.type === 'radio';
const read = field => isBox(field) ? field.checked : field.value;
const asSent = field => isBox(field) ? field.defaultChecked
  : field.options ? ([...field.options].find(option => option.defaultSelected) ?? field.options[0])?.value ?? ''
  : field.defaultValue;
const among = node => node.nodeType !== Node.ELEMENT_NODE ? [] : [...(node.matches(fields) ? [node] : []), ...node.querySelectorAll(fields)];

function put(field, value) {
  if (read(field) === value) { return; }
  if (isBox(field)) { field.checked = value; } else { field.value = value; }
  field.dispatchEvent(new Event('change', { bubbles: true }));
}

let focused = document.activeElement?.id;
document.addEventListener('focusin', event => { focused = event.target.id; });

// The circuit draws the page anew over the one that came with the response; both hold the same fields. A server that first reads what they show
// draws them a moment after it took the others away.
const cameWithTheResponse = new WeakSet(document.querySelectorAll(fields));
const awaited = new Map();
new MutationObserver(changes => {
  const gone = new Map(changes.flatMap(change => [...change.removedNodes].flatMap(among)).map(field => [field.id, field]));
  for (const [id, field] of gone) { if (cameWithTheResponse.has(field)) { awaited.set(id, field); } }
  if (gone.size + awaited.size === 0) { return; }
  for (const field of changes.flatMap(change => [...change.addedNodes].flatMap(among))) {
    const before = gone.get(field.id) ?? awaited.get(field.id);
    if (!before || !field.isConnected) { continue; }
    awaited.delete(field.id);
    if (read(before) !== asSent(before)) { put(field, read(before)); }
    if (field.id === focused && document.activeElement === document.body) { field.focus({ preventScroll: true }); }
  }
}).observe(document.documentElement, { subtree: true, childList: true });

// Kept for one load of the same page, never a password.
const key = () => `typed:${location.pathname}`;

let isKept = false;
addEventListener('typed:keep', () => {
  isKept = true;
  const kept = [...document.querySelectorAll(fields)].filter(field => field.type !== 'password' && field.name !== 'theme').map(field => [field.id, read(field)]);
  sessionStorage.setItem(key(), JSON.stringify(kept));
});

const kept = sessionStorage.getItem(key());
sessionStorage.removeItem(key());
for (const [id, value] of JSON.parse(kept ?? '[]')) {
  const field = document.getElementById(id);
  if (field?.matches(fields)) { put(field, value); }
}

// A form that says so keeps what is typed through a reload, too, for as long as its tab is open; what was sent and taken is not asked back.
const tab = () => `form:${location.pathname}`;
const form = () => document.querySelector('form[data-keep]');
const typedIn = node => [...node.querySelectorAll(fields)].filter(field => field.type !== 'password').map(field => [field.id, read(field)]);

let sent = false;
function keep(event) {
  if (!event.target.closest?.('form[data-keep]')) { return; }
  sent = false;
  sessionStorage.setItem(tab(), JSON.stringify(typedIn(form())));
}
document.addEventListener('input', keep);
document.addEventListener('change', keep);
document.addEventListener('submit', event => {
  if (event.target.matches('form[data-keep]')) { sent = true; }
  if (event.target.getAttribute('action') === '/sign-out') { for (const name of Object.keys(sessionStorage).filter(name => name.startsWith('form:'))) { sessionStorage.removeItem(name); } }
});
addEventListener('pagehide', () => {
  if (sent && !document.querySelector('.error-summary')) { sessionStorage.removeItem(tab()); }
});
if (form()) {
  for (const [id, value] of JSON.parse(sessionStorage.getItem(tab()) ?? '[]')) {
    const field = document.getElementById(id);
    if (field?.closest('form[data-keep]')) { put(field, value); }
  }
}

// Where many things are typed and saved together, nobody leaves them behind by mistake.
addEventListener('beforeunload', event => {
  if (!isKept && document.querySelector('[data-unsaved]')) { event.preventDefault(); }
});
