// Tells how strong a password is while it is typed. Nothing leaves the page for it.

function strength(password) {
  if (password.length < 8) { return 0; }
  if (new Set(password).size < 5) { return 1; }
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter(kind => kind.test(password)).length;
  return Math.min(4, 1 + (password.length >= 10) + (password.length >= 14) + (password.length >= 18 || kinds >= 3));
}

document.addEventListener('input', event => {
  const line = document.getElementById(event.target.dataset?.strength ?? '');
  if (!line) { return; }
  const score = strength(event.target.value);
  line.querySelector('meter').value = score;
  line.querySelector('span').textContent = event.target.value ? line.dataset.words.split('|')[score] : '';
});
