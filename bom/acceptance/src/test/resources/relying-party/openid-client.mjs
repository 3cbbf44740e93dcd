/**
 * What an application and a machine do that are written with openid-client, as others write theirs: everything of the protocol
 * is the library's, which refuses what is not as it must be.
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const gateway = createRequire(new URL('../../../../../../helm/gateway/package.json', import.meta.url));
const oidc = await import(pathToFileURL(gateway.resolve('openid-client')));

const { IDENTITY, EMAIL, PASSWORD, CLINIC, STRANGER, MACHINE, MACHINE_SECRET } = process.env;
const issuer = new URL(IDENTITY);
const users = new URL('/api/v1/users', IDENTITY);
const callback = 'http://127.0.0.1:51004/callback';
const home = 'http://127.0.0.1:51004/';
const exchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const accessToken = 'urn:ietf:params:oauth:token-type:access_token';

/** The platform of a test has no TLS; so who signed a token is looked at, too. */
const options = { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] };
const application = await oidc.discovery(issuer, 'neonpro', undefined, oidc.None(), options);

const discovered = (authentication) => oidc.discovery(issuer, MACHINE, undefined, authentication, options);

/** A browser, as far as a page with one form needs it. */
class Browser {
  #cookies = new Map();

  async open(address, form) {
    const answer = await fetch(address, {
      method: form ? 'POST' : 'GET',
      body: form && new URLSearchParams(form),
      headers: this.#cookies.size ? { cookie: [...this.#cookies.values()].join('; ') } : {},
      redirect: 'manual',
    });
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair] = cookie.split(';');
      this.#cookies.set(pair.slice(0, pair.indexOf('=')), pair);
    }
    return answer;
  }

  /** Where somebody ends who signs in, if they are asked to. */
  async follow(address) {
    let answer = await this.open(address);
    if (answer.status === 200) {
      const fields = hidden(await answer.text());
      answer = await this.open(address.origin + address.pathname, { ...fields, email: EMAIL, password: PASSWORD });
    }
    assert.equal(answer.status, 303, await answer.text());
    return new URL(answer.headers.get('location'));
  }
}

const payload = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url'));

const escapes = { '&quot;': '"', '&lt;': '<', '&gt;': '>', '&#39;': "'", '&amp;': '&' };

/** The fields of the page that nobody types. */
function hidden(page) {
  const fields = page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g);
  return Object.fromEntries(
    [...fields].map(([, name, value]) => [name, value.replace(/&[^;]+;/g, (escape) => escapes[escape])]),
  );
}

/** Sends a browser to sign in, and takes the code that it comes back with. */
async function signIn(browser, parameters = {}, more = {}) {
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const expectedState = oidc.randomState();
  const expectedNonce = oidc.randomNonce();
  const asked = oidc.buildAuthorizationUrl(application, {
    redirect_uri: callback,
    scope: 'openid profile email',
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
    ...parameters,
  });
  const back = await browser.follow(asked);
  return oidc.authorizationCodeGrant(application, back, { pkceCodeVerifier, expectedState, expectedNonce, ...more });
}

const challengedBy = (scheme) => (error) =>
  error.code === 'OAUTH_WWW_AUTHENTICATE_CHALLENGE' && error.cause.some((challenge) => challenge.scheme === scheme);

const isOver = { error: 'invalid_grant', status: 400 };

await test('the server says that it has what is needed', () => {
  const server = application.serverMetadata();

  assert.ok(server.supportsPKCE('S256'));
  assert.ok(server.authorization_response_iss_parameter_supported);
  assert.deepEqual(server.response_types_supported, ['code']);
});

await test('somebody signs in, and the application learns who', async () => {
  const tokens = await signIn(new Browser());

  const { sub } = tokens.claims();
  const person = await oidc.fetchUserInfo(application, tokens.access_token, sub);
  assert.equal(person.email, EMAIL);
  assert.equal(typeof person.email_verified, 'boolean');
  const answer = await oidc.fetchProtectedResource(application, tokens.access_token, users, 'GET');
  assert.equal(answer.status, 200, 'who names no permission has those of their roles');
});

await test('they stay signed in, by tokens that work once', async () => {
  const first = await signIn(new Browser());

  const second = await oidc.refreshTokenGrant(application, first.refresh_token);
  const third = await oidc.refreshTokenGrant(application, second.refresh_token);

  assert.equal(new Set([first, second, third].map((tokens) => tokens.refresh_token)).size, 3);
  await assert.rejects(oidc.refreshTokenGrant(application, first.refresh_token), isOver);
  await assert.rejects(oidc.refreshTokenGrant(application, third.refresh_token), isOver, 'the session has ended');
});

await test('their browser is known again, and others are not', async () => {
  const browser = new Browser();
  const first = await signIn(browser, { max_age: '3600' }, { maxAge: 3600 });

  const again = await signIn(browser, { prompt: 'none' });

  assert.equal(again.claims().sub, first.claims().sub);
  assert.equal(again.claims().auth_time, first.claims().auth_time);
  await assert.rejects(signIn(new Browser(), { prompt: 'none' }), { error: 'login_required' });
});

await test('they sign out, there and in the browser', async () => {
  const browser = new Browser();
  const tokens = await signIn(browser);
  const state = oidc.randomState();

  const answer = await browser.open(
    oidc.buildEndSessionUrl(application, {
      id_token_hint: tokens.id_token,
      post_logout_redirect_uri: home,
      state,
    }),
  );

  assert.equal(answer.headers.get('location'), `${home}?state=${state}`);
  await assert.rejects(oidc.refreshTokenGrant(application, tokens.refresh_token), isOver);
  await assert.rejects(signIn(browser, { prompt: 'none' }), { error: 'login_required' });
});

await test('the application gives a token back', async () => {
  const tokens = await signIn(new Browser());

  await oidc.tokenRevocation(application, tokens.refresh_token);

  await assert.rejects(oidc.refreshTokenGrant(application, tokens.refresh_token), isOver);
});

await test('a token is exchanged for one that may do less, and is renewed by nothing', async () => {
  const tokens = await signIn(new Browser(), { scope: 'openid patient:read user:read' });

  const less = await oidc.genericGrantRequest(application, exchange, {
    subject_token: tokens.access_token,
    subject_token_type: accessToken,
    scope: 'user:read',
  });

  assert.equal(less.scope, 'user:read');
  assert.equal(less.issued_token_type, accessToken);
  assert.equal(less.refresh_token, undefined);
  const answer = await oidc.fetchProtectedResource(application, less.access_token, users, 'GET');
  assert.equal(answer.status, 200);
});

await test('a token is exchanged for one of one clinic, and of no tenant that is not theirs', async () => {
  const tokens = await signIn(new Browser(), { scope: 'openid user:read' });
  const asked = { subject_token: tokens.access_token, subject_token_type: accessToken };

  const ofClinic = await oidc.genericGrantRequest(application, exchange, { ...asked, clinic: CLINIC });

  assert.deepEqual(payload(ofClinic.access_token).clinics, [CLINIC]);
  await assert.rejects(oidc.genericGrantRequest(application, exchange, { ...asked, tenant: STRANGER }), {
    error: 'invalid_target',
  });
});

await test('a machine gets its token, with its secret in the header or in the form', async () => {
  for (const authentication of [oidc.ClientSecretBasic(MACHINE_SECRET), oidc.ClientSecretPost(MACHINE_SECRET)]) {
    const machine = await discovered(authentication);

    const tokens = await oidc.clientCredentialsGrant(machine, { scope: 'user:read' });

    assert.equal(tokens.scope, 'user:read');
    const answer = await oidc.fetchProtectedResource(machine, tokens.access_token, users, 'GET');
    assert.equal(answer.status, 200);
    const said = await oidc.tokenIntrospection(machine, tokens.access_token);
    assert.equal(said.active, true);
    assert.equal(said.client_id, MACHINE);
  }
});

await test('a wrong secret is refused', async () => {
  const machine = await discovered(oidc.ClientSecretBasic('wrong'));

  await assert.rejects(oidc.clientCredentialsGrant(machine), challengedBy('basic'));
});

await test('a token that is bound to a key opens nothing without it', async () => {
  const machine = await discovered(oidc.ClientSecretBasic(MACHINE_SECRET));
  const DPoP = oidc.getDPoPHandle(machine, await oidc.randomDPoPKeyPair('ES256'));

  const tokens = await oidc.clientCredentialsGrant(machine, {}, { DPoP });

  assert.equal(tokens.token_type, 'dpop');
  const ask = (proofs) =>
    oidc.fetchProtectedResource(machine, tokens.access_token, users, 'GET', null, undefined, proofs);
  assert.equal((await ask({ DPoP })).status, 200);
  await assert.rejects(ask(), challengedBy('dpop'));
});
