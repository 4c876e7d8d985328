// Pages of another system, written by docs/external-pages.md alone: node server.mjs <port> <secret>
// Serves /register, /profile, /payment and /review. /control is for whoever tries it out: POST has it behave badly or tells it the time, or says what a customer does;
// GET lists the hand-offs that came and how often it was asked whether it is there. It ends when its stdin closes, so also when the tests are killed.
import { createServer } from 'node:http';
import { createHmac, timingSafeEqual } from 'node:crypto';

const [port, secret] = process.argv.slice(2);
const visits = new Map();
let [mode, ahead, probes] = ['serves', 0, 0];

const now = () => Math.floor(Date.now() / 1000) + ahead;
const hmac = (time, text) => createHmac('sha256', secret).update(`${time}.${text}`).digest();
const signature = text => { const time = now(); return `t=${time},v1=${hmac(time, text).toString('hex')}`; };

function isGenuine(query) {
  const at = query.lastIndexOf('&signature=');
  if (at < 0) { return false; }
  const parts = decodeURIComponent(query.slice(at + '&signature='.length)).split(',').map(part => part.split('='));
  const time = parts.find(([name]) => name === 't')?.[1];
  if (!(Math.abs(now() - time) <= 300)) { return false; }
  const expected = hmac(time, query.slice(0, at));
  return parts.filter(([name]) => name === 'v1').some(([, hex]) => {
    const given = Buffer.from(hex, 'hex');
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

/** Where the customer goes back to, with what is said. */
function back(visit, said) {
  const query = new URLSearchParams({ signup: visit.signup, step: visit.step, visit: visit.visit, ...said }).toString();
  return `${visit.return}?${query}&signature=${signature(query)}`;
}

async function call(visit, what = {}) {
  const body = JSON.stringify({ visit: visit.visit, ...what });
  const answer = await fetch(new URL('/signup/pages', visit.return), { method: 'POST', body, headers: { 'Content-Type': 'application/json', 'Accept-Language': visit.language, 'Signup-Signature': signature(body) } });
  return { isDone: answer.ok, ...(await answer.json()) };
}

/** What a customer typed is done at the shop; then where they go. */
const acts = {
  register: async (visit, { email, password, firstName, lastName }) => {
    const made = await call(visit, { register: { email, password, firstName, lastName, terms: true } });
    if (made.customer) { return back(visit, { result: 'success', customer: made.customer }); }
    return made.mailed ? null : back(visit, { result: 'failed', code: made.code === 'EMAIL_EXISTS' ? 'HAS_ACCOUNT' : made.code });
  },
  profile: async (visit, { firstName, lastName, company, address, postCode, town }) => {
    const kept = await call(visit, { profile: { firstName, lastName, company, address, postCode, town, country: 'DE' } });
    return back(visit, kept.isDone ? { result: 'success', customer: visit.customer } : { result: 'failed', code: kept.code });
  },
  payment: async visit => visit.card ? back(visit, { result: 'success', card: visit.card }) : (await call(visit)).url,
  review: async (visit, { quote }) => back(visit, { result: 'success', quote, agreed: 'true', start: 'true' }),
};

const escape = text => String(text ?? '').replace(/[&<>"]/g, one => `&#${one.charCodeAt(0)};`);
const field = (name, label, value = '', type = 'text') => `<p><label for="${name}">${label}</label><br><input id="${name}" name="${name}" type="${type}" value="${escape(value)}"></p>`;
const money = ({ minor, currency }) => `${(minor / 100).toFixed(2)} ${currency.toUpperCase()}`;

/** What each page asks, and its button. */
const pages = {
  register: async () => [field('email', 'Your e-mail') + field('password', 'A password', '', 'password') + field('firstName', 'First name') + field('lastName', 'Last name'), 'Agree and join'],
  profile: async visit => {
    const known = await call(visit);
    return [field('firstName', 'First name', known.firstName) + field('lastName', 'Last name', known.lastName) + field('company', 'Firm', known.company) + field('address', 'Street', known.address) + field('postCode', 'Code', known.postCode) + field('town', 'City', known.town), 'Keep this'];
  },
  payment: async visit => visit.card ? ['<p>Your card is on file.</p>', 'On with it'] : ['<p>Nothing is charged yet.</p>', 'To the card'],
  review: async visit => {
    const quote = await call(visit);
    return [`<p>You pay ${money(quote.total)}.</p><pre>${escape(quote.contractText)}</pre><input type="hidden" name="quote" value="${escape(quote.quoteId)}">`, 'Agree and order'];
  },
};

const page = (visit, [body, button]) => `<!doctype html><html lang="en"><title>Elsewhere: ${visit.step}</title><main><h1>Elsewhere: ${visit.step}</h1>
<form method="post"><input type="hidden" name="visit" value="${escape(visit.visit)}">${body}<button>${button}</button> <button name="fail" value="NOT_TODAY">I cannot go on here</button></form></main></html>`;

/** @returns where the customer goes, from what they sent. */
const leave = (visit, sent) => sent.fail ? back(visit, { result: 'failed', code: sent.fail }) : sent.said ? back(visit, sent.said) : acts[visit.step](visit, sent);

async function control(request, response, text) {
  if (request.method === 'GET') { response.end(JSON.stringify({ probes, visits: [...visits.values()] })); return; }
  const wish = JSON.parse(text);
  if (wish.mode) { mode = wish.mode; }
  if (wish.now) { ahead = wish.now - Math.floor(Date.now() / 1000); }
  response.end(JSON.stringify({ to: wish.visit ? await leave(visits.get(wish.visit), wish) : null }));
}

async function serve(request, response, text) {
  const [path, query] = request.url.split(/\?(.*)/s);
  if (path === '/control') { await control(request, response, text); return; }
  if (request.method === 'HEAD') { probes += 1; }
  if (mode === 'hangs') { return; }
  if (mode === 'broken') { response.writeHead(500).end(); return; }
  if (request.method === 'HEAD') { response.end(); return; }
  if (request.method === 'POST') {
    const sent = Object.fromEntries(new URLSearchParams(text));
    const to = await leave(visits.get(sent.visit), sent);
    if (to) { response.writeHead(303, { Location: to }).end(); } else { response.end('The way on is in a mail. Please look into your mailbox.'); }
    return;
  }
  const visit = Object.fromEntries(new URLSearchParams(query));
  if (!isGenuine(query ?? '') || path !== `/${visit.step}`) { response.writeHead(400).end('This address is not genuine.'); return; }
  visits.set(visit.visit, visit);
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(page(visit, await pages[visit.step](visit)));
}

createServer(async (request, response) => {
  let text = '';
  for await (const chunk of request) { text += chunk; }
  try { await serve(request, response, text); } catch (error) { response.writeHead(500).end(String(error)); }
}).listen(Number(port), '127.0.0.1');

process.stdin.on('end', () => process.exit()).resume();
