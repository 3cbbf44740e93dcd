/** Who has signed in on this page: authorization code with PKCE; tokens stay in memory. */

const client = 'neonpro';
const address = new URL('.', location).href;
const early = 30_000;

let session;

const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

export const isSignedIn = () => session !== undefined;

/** Leaves for identity's page; the way back leads to this one. */
export async function signIn() {
  const verifier = random();
  const state = random();
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  sessionStorage.setItem('sign-in', JSON.stringify({ verifier, state }));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: client,
    redirect_uri: address,
    code_challenge: base64url(new Uint8Array(hash)),
    code_challenge_method: 'S256',
    state,
  });
  location.assign(`sign-in?${query}`);
}

/** Takes up what the way back brought, and shows GraphQL. */
export async function comeBack() {
  const answer = new URLSearchParams(location.search);
  const begun = JSON.parse(sessionStorage.getItem('sign-in') ?? '{}');
  sessionStorage.removeItem('sign-in');
  if (!answer.has('code') || answer.get('state') !== begun.state) {
    return;
  }
  history.replaceState(null, '', `${address}#graphql`);
  await ask({
    grant_type: 'authorization_code',
    code: answer.get('code'),
    redirect_uri: address,
    code_verifier: begun.verifier,
  });
}

/** Fetches as whoever signed in, unless the request says as whom. */
export async function fetchSignedIn(url, options) {
  const headers = new Headers(options.headers);
  if (session && !headers.has('authorization')) {
    if (Date.now() > session.until) {
      await ask({ grant_type: 'refresh_token', refresh_token: session.refresh });
    }
    headers.set('authorization', `Bearer ${session?.access}`);
  }
  return fetch(url, { ...options, headers });
}

async function ask(grant) {
  const body = new URLSearchParams({ client_id: client, ...grant });
  const response = await fetch('token', { method: 'POST', body });
  const token = response.ok ? await response.json() : undefined;
  session = token && {
    access: token.access_token,
    refresh: token.refresh_token,
    until: Date.now() + token.expires_in * 1000 - early,
  };
}
