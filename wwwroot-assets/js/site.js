// Every page: colours, links within the page, showing a password, forms that are sent once, printing.

const root = document.documentElement;
const theme = () => document.cookie.match(/(?:^|; )theme=(light|dark)/)?.[1] ?? 'system';

function setTheme(choice) {
  if (choice === 'system') { delete root.dataset.theme; } else { root.dataset.theme = choice; }
  const age = choice === 'system' ? 0 : 31536000;
  const secure = location.protocol === 'https:' ? ';secure' : '';
  document.cookie = `theme=${choice};path=/;max-age=${age};samesite=lax${secure}`;
}

function showTheme() {
  const choice = theme();
  if (choice === 'system') { delete root.dataset.theme; } else { root.dataset.theme = choice; }
  for (const button of document.querySelectorAll('input[name="theme"]')) { button.checked = button.value === choice; }
}

document.addEventListener('change', event => {
  if (event.target.matches?.('input[name="theme"]')) { setTheme(event.target.value); }
});

const dark = () => root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;

// A link to a place on this page moves the focus there, as the browser itself does not behind a base address.
function goTo(event, link) {
  const to = new URL(link.href, location.href);
  if (!to.hash || to.pathname !== location.pathname || to.search !== location.search) { return; }
  const target = document.getElementById(decodeURIComponent(to.hash.slice(1)));
  if (!target) { return; }
  event.preventDefault();
  event.stopPropagation();
  target.scrollIntoView({ block: target.matches('input, select, textarea') ? 'center' : 'start' });
  target.focus({ preventScroll: true });
}

// The text of an element to the clipboard; the button says that it is there.
async function copy(button) {
  await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText);
  button.firstChild.data = button.dataset.copied;
}

function showPassword(button) {
  const input = document.getElementById(button.getAttribute('aria-controls'));
  if (!input) { return; }
  const show = input.type === 'password';
  input.type = show ? 'text' : 'password';
  button.setAttribute('aria-label', show ? button.dataset.hide : button.dataset.show);
  button.firstChild.data = show ? button.dataset.hideShort : button.dataset.showShort;
}

document.addEventListener('click', event => {
  const link = event.target.closest?.('a[href*="#"]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) { goTo(event, link); }
  const button = event.target.closest?.('button');
  if (!button) { return; }
  if ('show' in button.dataset) { showPassword(button); }
  if ('themeToggle' in button.dataset) { setTheme(dark() ? 'light' : 'dark'); }
  if ('copy' in button.dataset) { copy(button); }
  if ('print' in button.dataset) { print(); }
  if ('reload' in button.dataset) { location.reload(); }
}, true);

// Five seconds without an answer: the page says that it is still waiting, so that nobody presses again.
const patience = 5000;
let slow;
function waiting() {
  clearTimeout(slow);
  slow = setTimeout(() => { const words = document.getElementById('slow'); if (words) { words.textContent = words.dataset.words; } }, patience);
}
function answered() {
  clearTimeout(slow);
  const words = document.getElementById('slow');
  if (words?.textContent) { words.textContent = ''; }
}

// The bank's page opens beside the order, which goes on by itself: once it does, the bank's page is closed and the order is seen again.
let bank;
document.addEventListener('click', event => {
  const link = event.target.closest?.('a[data-bank]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) { return; }
  bank = open(link.href, 'bank');
  if (!bank) { return; }
  event.preventDefault();
  const gone = new MutationObserver(() => {
    if (document.querySelector('a[data-bank]')) { return; }
    gone.disconnect();
    bank.close();
    focus();
  });
  gone.observe(document.body, { subtree: true, childList: true });
});

// A live button shows that it was pressed until the server has answered with anything, however long that takes.
document.addEventListener('click', event => {
  const button = event.target.closest?.('button[data-press]');
  if (!button || button.disabled || button.getAttribute('aria-busy') === 'true') { return; }
  button.dataset.pressed = '';
  waiting();
  const watching = new MutationObserver(changes => {
    if (changes.every(change => change.attributeName === 'data-pressed' || (change.target.closest ? change.target : change.target.parentElement)?.closest('#slow, [role="timer"]'))) { return; }
    watching.disconnect();
    answered();
    delete button.dataset.pressed;
  });
  watching.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
});

// A form without a circuit is sent once, and its button shows that it is under way.
document.addEventListener('submit', event => {
  const button = event.submitter;
  if (!button || !('busy' in button.dataset)) { return; }
  if (button.getAttribute('aria-busy') === 'true') { event.preventDefault(); return; }
  for (const input of event.target.querySelectorAll('.with-button input[type="text"]')) { input.type = 'password'; }
  button.setAttribute('aria-busy', 'true');
  waiting();
});

addEventListener('pageshow', event => {
  showTheme();
  answered();
  if (!event.persisted) { return; }
  for (const button of document.querySelectorAll('button[data-busy][aria-busy]')) { button.removeAttribute('aria-busy'); }
});

// On a phone the sections of the account scroll sideways: the one at hand is to be seen.
document.querySelector('.account > nav [aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'center' });

showTheme();
