// Passkeys: asks the browser to make or to show one and takes its answer to our doors. The words for what goes wrong come with the page.

const bytes = text => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), sign => sign.charCodeAt(0));
const text = buffer => buffer ? btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') : undefined;
const named = credentials => credentials?.map(credential => ({ ...credential, id: bytes(credential.id) }));

const toMake = options => ({ ...options, challenge: bytes(options.challenge), user: { ...options.user, id: bytes(options.user.id) }, excludeCredentials: named(options.excludeCredentials) });
const toShow = options => ({ ...options, challenge: bytes(options.challenge), allowCredentials: named(options.allowCredentials) });

// By hand, because toJSON fails on the credentials of some password managers.
const written = ({ id, rawId, type, response }) => ({
  id, rawId: text(rawId), type, clientExtensionResults: {},
  response: {
    clientDataJSON: text(response.clientDataJSON),
    attestationObject: text(response.attestationObject),
    transports: response.getTransports?.(),
    authenticatorData: response.signature && text(response.authenticatorData),
    signature: text(response.signature),
    userHandle: text(response.userHandle),
  },
});

async function post(path, body) {
  const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) { throw Object.assign(new Error(path), { door: path, answer }); }
  return answer;
}

function say(part, error) {
  const own = { NotAllowedError: part.dataset.cancelled, InvalidStateError: part.dataset.known }[error.name];
  part.querySelector('[role="alert"] span').textContent = error.answer?.detail ?? own ?? part.dataset.failed;
}

// One thing at a time; the button keeps the focus.
async function busy(part, button, work) {
  if (button.getAttribute('aria-busy') === 'true') { return; }
  button.setAttribute('aria-busy', 'true');
  part.querySelector('[role="alert"] span').textContent = '';
  try {
    await work();
  } catch (error) {
    say(part, error);
    button.removeAttribute('aria-busy');
  }
}

let turn; // the question the browser is asked now; a new one takes the place of the old
let renewal;

async function show(part, mediation) {
  turn?.abort();
  clearTimeout(renewal);
  const { signal } = turn = new AbortController();
  const publicKey = toShow(await post('/sign-in/passkey/options', {}));
  const credential = await navigator.credentials.get({ publicKey, mediation, signal });
  try {
    location.assign((await post('/sign-in/passkey', { credential: written(credential), return: part.dataset.return, handOff: part.dataset.handOff })).url);
  } catch (error) {
    if (error.answer?.code === 'PASSKEY_UNKNOWN') { PublicKeyCredential.signalUnknownCredential?.({ rpId: publicKey.rpId, credentialId: credential.id }).catch(() => {}); }
    throw error;
  }
}

// Passkeys among what the browser offers for the e-mail field. What was asked is good for five minutes and for the tab that asked last.
async function offer(part) {
  if (document.hidden || part.querySelector('[aria-busy]') || !await PublicKeyCredential.isConditionalMediationAvailable?.()) { return; }
  const shown = show(part, 'conditional');
  renewal = setTimeout(() => offer(part), 240000);
  await shown.catch(error => { if (error.door === '/sign-in/passkey') { say(part, error); } }); // nobody asked for the rest
}

async function add(form, button) {
  const publicKey = toMake(await post('/account/passkeys/options', { password: form.elements['passkey-password']?.value }));
  const credential = await navigator.credentials.create({ publicKey });
  const added = await post('/account/passkeys', { credential: written(credential), name: form.elements['passkey-name'].value });
  if (added.strengthened) { location.reload(); }
  button.removeAttribute('aria-busy'); // the list is live and takes the form away
}

function markWrong(field) {
  field.setAttribute('aria-invalid', 'true');
  field.focus();
}

document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-passkey="ask"] button');
  const part = button?.closest('[data-passkey]');
  if (part) { busy(part, button, () => show(part)).then(() => { if ('autofill' in part.dataset) { offer(part); } }); }
});

document.addEventListener('submit', event => {
  const form = event.target.closest('form[data-passkey="add"]');
  if (!form) { return; }
  event.preventDefault();
  const button = form.querySelector('[type="submit"]');
  busy(form, button, () => add(form, button).catch(error => {
    if (error.answer?.code === 'PASSWORD_WRONG') { markWrong(form.elements['passkey-password']); }
    throw error;
  }));
});

const host = document.querySelector('[data-passkey][data-host]')?.dataset.host;
const can = isSecureContext && 'PublicKeyCredential' in window && (location.hostname === host || location.hostname.endsWith(`.${host}`));
document.documentElement.dataset.passkeys = can ? 'yes' : 'no';

const quiet = can && document.querySelector('[data-passkey="ask"][data-autofill]');
if (quiet) {
  offer(quiet);
  document.addEventListener('visibilitychange', () => offer(quiet));
}
