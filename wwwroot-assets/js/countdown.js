// Moves the clock of an order. The end is the server's; so is the time, as far as the page knows it.

let serverAhead = -Infinity; // server time minus the page's own running time, in ms
const before = new WeakMap(); // dial -> ms left when last looked at

// What the server wrote is at best as old as the way it took, so the largest difference seen is the nearest one.
function learn(dial, at) {
  if (dial.dataset.seen === dial.dataset.now) { return; }
  dial.dataset.seen = dial.dataset.now;
  serverAhead = Math.max(serverAhead, Number(dial.dataset.now) - at);
}

const two = number => String(number).padStart(2, '0');

function text(left, days) {
  const seconds = Math.ceil(left / 1000);
  const hours = Math.floor(seconds / 3600);
  if (hours >= 48) { return days.replace('#', Math.floor(hours / 24)); }
  const rest = `${two(seconds % 60)}`;
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

function say(dial, left) {
  const last = before.get(dial);
  before.set(dial, left);
  if (last === undefined) { return; }
  const crossed = mark => last > mark && left <= mark;
  const words = crossed(0) ? dial.dataset.over : crossed(60000) ? dial.dataset.one : crossed(300000) ? dial.dataset.five : '';
  if (words) { dial.querySelector('[role="status"]').textContent = words; }
}

function show(dial) {
  learn(dial, performance.now());
  const left = Math.max(0, Number(dial.dataset.until) - serverAhead - performance.now());
  const clock = dial.querySelector('b').firstChild;
  const now = text(left, dial.dataset.days);
  if (clock.data !== now) { clock.data = now; }
  dial.style.setProperty('--left', Math.min(1, left / Number(dial.dataset.total)).toFixed(4));
  say(dial, left);
}

const dials = () => document.querySelectorAll('.dial[data-until]');
const arrived = performance.getEntriesByType('navigation')[0]?.responseStart ?? performance.now();
dials().forEach(dial => learn(dial, arrived));
setInterval(() => dials().forEach(show), 200);
