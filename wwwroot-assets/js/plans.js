// The plan page: total with tax and the button's words follow the choice. Without it the page still works.

const form = document.querySelector('form[data-plans]');
const language = document.documentElement.lang;

function money(minor, currency) {
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  return format.format(minor / 10 ** format.resolvedOptions().maximumFractionDigits);
}

// Half a cent is rounded up, in whole numbers, as the payment service does. The rate is in hundredths of a percent.
function withTax(net, rate) {
  return net + Math.floor((net * rate + 5000) / 10000);
}

// data-prices on a plan: {"eur":{"monthly":14900,"yearly":149000}} or {"eur":{"once":2900}}, minor units without tax;
// data-currency is what a country pays in, and on a plan what counts where it has no price list for that
function show() {
  const plan = form.querySelector('input[name="planId"]:checked');
  const button = form.querySelector('[data-continue]');
  const sum = form.querySelector('[data-total]');
  if (!plan) { return; }
  button.textContent = button.dataset.continue.replace('{0}', plan.dataset.name);
  const country = form.querySelector('select[name="country"]').selectedOptions[0];
  const lists = JSON.parse(plan.dataset.prices);
  const currency = country?.dataset.currency in lists ? country.dataset.currency : plan.dataset.currency;
  const prices = lists[currency];
  const asked = form.querySelector('input[name="cycle"]:checked')?.value;
  const cycle = asked in prices ? asked : Object.keys(prices)[0];
  const rate = Number(country?.dataset.rate ?? 0);
  const words = rate ? sum.dataset.taxed : sum.dataset.untaxed;
  sum.querySelector('strong').textContent = money(withTax(prices[cycle], rate), currency);
  sum.querySelector('span').textContent = words.replace('{0}', sum.dataset[cycle]).replace('{1}', new Intl.NumberFormat(language).format(rate / 100));
  sum.hidden = false;
}

if (form) {
  form.addEventListener('change', show);
  addEventListener('pageshow', show);
  show();
}
