// The plan page: total with tax and the button's words follow the choice. Without it the page still works.

const form = document.querySelector('form[data-plans]');

function money(minor, currency) {
  const format = new Intl.NumberFormat(document.documentElement.lang, { style: 'currency', currency });
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
}

// data-prices on a plan: {"monthly":14900,"yearly":149000} or {"once":2900}, minor units without tax
function show() {
  const plan = form.querySelector('input[name="plan"]:checked');
  const button = form.querySelector('[data-continue]');
  const sum = form.querySelector('[data-total]');
  if (!plan) { return; }
  button.textContent = button.dataset.continue.replace('{0}', plan.dataset.name);
  const prices = JSON.parse(plan.dataset.prices);
  const cycle = 'once' in prices ? 'once' : form.querySelector('input[name="cycle"]:checked')?.value ?? 'monthly';
  const rate = Number(form.querySelector('select[name="country"]')?.selectedOptions[0]?.dataset.rate ?? 0);
  const net = prices[cycle] ?? Object.values(prices)[0];
  sum.querySelector('strong').textContent = money(net + Math.round(net * rate / 100), plan.dataset.currency);
  sum.querySelector('span').textContent = sum.dataset[cycle].replace('{0}', new Intl.NumberFormat(document.documentElement.lang).format(rate));
  sum.hidden = false;
}

if (form) {
  form.addEventListener('change', show);
  addEventListener('pageshow', show);
  show();
}
