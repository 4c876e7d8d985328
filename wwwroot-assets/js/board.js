// Keys of staff pages: j and k go to the next and the previous row, a acknowledges it, x chooses it, / goes to the search, ? tells them all. Enter opens, as on every link.

const typing = element => element.closest?.('input, select, textarea, dialog, [contenteditable]');

function move(step) {
  const rows = [...document.querySelectorAll('[data-row]')].filter(row => row.offsetParent !== null);
  if (rows.length === 0) { return false; }
  const at = rows.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[next].focus();
  rows[next].scrollIntoView({ block: 'nearest' });
  return true;
}

function search() {
  const field = document.querySelector('main [data-search]') ?? document.querySelector('[data-search]');
  field?.focus();
  field?.select();
  return field !== null;
}

function acknowledge() {
  const row = document.activeElement?.closest('[data-row][href^="/ops/contracts/"]');
  const button = row ?? document.querySelector('[data-acknowledge]:enabled');
  if (row) { row.href = `${row.getAttribute('href').split('?')[0]}?do=acknowledge`; }
  button?.click();
  return Boolean(button);
}

function choose() {
  const box = document.activeElement?.closest('[data-row]')?.closest('tr')?.querySelector('.pick input');
  box?.click();
  return Boolean(box);
}

function tell() {
  const dialog = document.getElementById('keys');
  dialog?.showModal();
  return Boolean(dialog);
}

const keys = { j: () => move(1), k: () => move(-1), a: acknowledge, x: choose, '/': search, '?': tell };

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
  if (keys[event.key]?.()) { event.preventDefault(); }
});
