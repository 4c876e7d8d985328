// A real OpenID Provider on loopback for the tests. Says its port on stdout; ends when stdin closes.
// The login name chooses the claims: verified-..., unverified-..., noemail-...; refusing is a button of the consent page.
import http from 'node:http';
import Provider from 'oidc-provider';

const port = Number(process.argv[2] ?? 0);
const redirect = process.argv[3];
const issuer = `http://localhost:${port}`;

const claimsOf = (login) => {
  const [kind, rest] = [login.split('-')[0], login.slice(login.indexOf('-') + 1)];
  return {
    sub: login,
    given_name: 'Mara',
    family_name: 'Lindqvist',
    ...(kind === 'noemail' ? {} : { email: rest.includes('@') ? rest : `${rest}@hafenlicht.example`, email_verified: kind === 'verified' }),
  };
};

const provider = new Provider(issuer, {
  clients: [{ client_id: 'signup', client_secret: 'a-secret-for-the-tests-only-0123456789', redirect_uris: redirect.split(','), response_types: ['code'], grant_types: ['authorization_code'] }],
  cookies: { keys: ['tests'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  claims: { openid: ['sub'], profile: ['given_name', 'family_name'], email: ['email', 'email_verified'] },
  findAccount: (_, id) => ({ accountId: id, claims: () => claimsOf(id) }),
  interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
  ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 60, AuthorizationCode: 60, IdToken: 60 },
});

const page = (res, title, form) => res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${form}</main></html>`);

const fields = async (req) => {
  let body = '';
  for await (const part of req) { body += part; }
  return new URLSearchParams(body);
};

const interact = async (req, res) => {
  const details = await provider.interactionDetails(req, res);
  if (req.method !== 'POST') {
    return details.prompt.name === 'login'
      ? page(res, 'Sign in to the provider', '<form method="post"><label>Name <input name="login"></label><button>Go on</button></form>')
      : page(res, 'May the shop know you?', '<form method="post"><button name="answer" value="yes">Allow</button><button name="answer" value="no">Refuse</button></form>');
  }

  const form = await fields(req);
  if (details.prompt.name === 'login') { return provider.interactionFinished(req, res, { login: { accountId: form.get('login') } }, { mergeWithLastSubmission: false }); }
  if (form.get('answer') !== 'yes') { return provider.interactionFinished(req, res, { error: 'access_denied', error_description: 'End-User refused' }, { mergeWithLastSubmission: false }); }
  const grant = new provider.Grant({ accountId: details.session.accountId, clientId: details.params.client_id });
  grant.addOIDCScope('openid profile email');
  return provider.interactionFinished(req, res, { consent: { grantId: await grant.save() } }, { mergeWithLastSubmission: true });
};

const handle = provider.callback();
http.createServer((req, res) => {
  if (!req.url.startsWith('/interaction/')) { return handle(req, res); }
  return interact(req, res).catch((error) => res.writeHead(400).end(String(error)));
}).listen(port, '127.0.0.1', () => console.log(`ready ${issuer}`));

process.stdin.resume().on('end', () => process.exit(0)).on('close', () => process.exit(0));
