// Keys of staff pages: j and k go to the next and the previous row, / to the search, ? shows them all. Enter opens, as on every link.

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

function help() {
  const list = document.getElementById('keys');
  list?.showModal();
  return list !== null;
}

const keys = { j: () => move(1), k: () => move(-1), '/': search, '?': help };

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) { return; }
  if (keys[event.key]?.()) { event.preventDefault(); }
});
