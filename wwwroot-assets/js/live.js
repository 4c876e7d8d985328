// Pages with a circuit: titles, dialogs, error summaries and the connection bar follow what the server rendered.

const first = node => node.nodeType === Node.ELEMENT_NODE;
const within = (node, selector) => first(node) ? [...(node.matches(selector) ? [node] : []), ...node.querySelectorAll(selector)] : [];

// The heading's title, behind how many things need somebody: "(3) Board - Northwind Support".
function showTitle() {
  const heading = document.querySelector('[data-title]');
  if (!heading) { return; }
  const count = document.querySelector('[data-in-title]')?.dataset.inTitle;
  const title = count ? `(${count}) ${heading.dataset.title}` : heading.dataset.title;
  if (document.title !== title) { document.title = title; }
}

function showDialog(dialog) {
  const open = dialog.dataset.open === 'true';
  if (open && !dialog.open) { dialog.showModal(); }
  if (!open && dialog.open) { dialog.close(); }
}

// While the connection is away the bar says since when. The server has let go of this page: load it again, with what was typed.
function reconnect(bar) {
  const lost = bar.querySelector('[data-lost]');
  const away = /components-reconnect-(show|failed)/.test(bar.className);
  if (lost && away === lost.hidden) {
    lost.hidden = !away;
    lostAt = away ? Date.now() : null;
    lost.querySelector('time').textContent = new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
    showStale();
  }
  if (!bar.classList.contains('components-reconnect-rejected')) { return; }
  dispatchEvent(new Event('typed:keep'));
  location.reload();
}

// What is shown gets older while the connection is away: the bar says by how many minutes, and nothing on the page calls itself live.
let lostAt = null;
function showStale() {
  document.documentElement.classList.toggle('stale', lostAt !== null || outOfDate.size > 0);
  const age = document.querySelector('[data-age]');
  if (!age) { return; }
  const minutes = lostAt === null ? 0 : Math.floor((Date.now() - lostAt) / 60_000);
  age.hidden = minutes === 0;
  age.textContent = ' ' + age.dataset.age.replace('{0}', minutes);
}
setInterval(showStale, 10_000);

// Parts of the page that could not be read again: while there is one, the page says that it may be out of date.
const outOfDate = new Set();
globalThis.signupOutOfDate = (part, is) => {
  if (is) { outOfDate.add(part); } else { outOfDate.delete(part); }
  document.getElementById('out-of-date')?.classList.toggle('shown', outOfDate.size > 0);
  showStale();
};

// A page for which there is no room on the server says so until there is.
new PerformanceObserver(list => {
  for (const asked of list.getEntries().filter(entry => entry.name.includes('/_blazor/negotiate') && entry.responseStatus)) {
    document.getElementById('too-many-pages')?.classList.toggle('shown', asked.responseStatus === 429);
  }
}).observe({ type: 'resource', buffered: true });

new MutationObserver(changes => {
  for (const change of changes) {
    if (change.type === 'attributes') {
      if (change.attributeName === 'data-open') { showDialog(change.target); }
      if (change.target.id === 'components-reconnect-modal') { reconnect(change.target); }
      continue;
    }
    for (const node of change.addedNodes) {
      within(node, 'dialog[data-open]').forEach(showDialog);
    }
  }
  showTitle();
}).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-title', 'data-in-title', 'data-open', 'class'] });
showTitle();

// A page sent without a circuit: its error summary takes the focus here.
document.querySelector('[data-takes-focus]')?.focus();
document.querySelectorAll('dialog[data-open]').forEach(showDialog);

// Links load the next page whole: a page put over another one would miss its own scripts and flash without its styles.
Blazor.start({ ssr: { disableDomPreservation: true } });
