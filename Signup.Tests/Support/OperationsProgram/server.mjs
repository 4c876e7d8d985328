// Operations as another program, written by docs/provisioning.md alone: node server.mjs <port> <secret>
// What it does with a request is in the file's name: ready-, later-, refused-. GET /asked lists the genuine ones; POST /answer has it send an answer.
// It ends when its stdin closes, so also when the tests are killed.
import { createServer } from 'node:http';
import { createHmac, timingSafeEqual } from 'node:crypto';

const [port, secret] = process.argv.slice(2);
const asked = [];
const hex = (t, body) => createHmac('sha256', secret).update(`${t}.${body}`).digest('hex');

const genuine = (header, body) => {
  const parts = Object.fromEntries((header ?? '').split(',').map(part => part.split('=')));
  const [is, should] = [Buffer.from(parts.v1 ?? ''), Buffer.from(hex(parts.t, body))];
  return is.length === should.length && timingSafeEqual(is, should) && parts;
};

const ready = { url: 'https://files.northwind.example/atlas.pdf?key=1', bytes: 4711, sha256: 'ab'.repeat(32) };

const send = async (to, t, answer) => {
  const body = JSON.stringify(answer);
  const response = await fetch(to, { method: 'POST', headers: { 'Content-Type': 'application/json', 'Signup-Signature': `t=${t},v1=${hex(t, body)}` }, body });
  return { status: response.status, said: await response.text() };
};

createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) { body += chunk; }
  if (request.url === '/asked') { response.end(JSON.stringify(asked)); return; }
  if (request.url === '/answer') {
    const { downloadId, attempt, failed } = JSON.parse(body);
    const one = asked.find(a => a.downloadId === downloadId && a.attempt === attempt);
    response.end(JSON.stringify(await send(one.answerTo, one.t, { downloadId, attempt, ...(failed ? { failed } : { ready }) })));
    return;
  }
  const signature = genuine(request.headers['signup-signature'], body);
  if (!signature) { response.writeHead(401).end(); return; }
  const wanted = { ...JSON.parse(body), t: signature.t };
  asked.push(wanted);
  response.writeHead(202).end();
  const { downloadId, attempt, answerTo, fileName } = wanted;
  if (fileName.startsWith('ready-') || (fileName.startsWith('refused-') && asked.filter(a => a.downloadId === downloadId).length > 1)) { await send(answerTo, signature.t, { downloadId, attempt, ready }); }
  else if (fileName.startsWith('refused-')) { await send(answerTo, signature.t, { downloadId, attempt, failed: { reason: 'no such title' } }); }
}).listen(Number(port), '127.0.0.1');

process.stdin.on('end', () => process.exit()).resume();
