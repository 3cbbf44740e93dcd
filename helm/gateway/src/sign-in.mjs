import { forwardedFor } from './source.mjs';

const patienceMilliseconds = 5_000;

/**
 * Lets people sign in on the documentation page, which may speak to its own origin only: sends
 * them to identity, and takes the code that they bring back to it at its `address` (OAuth 2.1
 * with PKCE).
 */
export function useSignIn({ identity, address = identity, path = '/docs' }) {
  return {
    async onRequest({ request, url, fetchAPI, endResponse, serverContext }) {
      if (request.method === 'GET' && url.pathname === `${path}/sign-in`) {
        const location = `${identity}/oauth/authorize${url.search}`;
        endResponse(new fetchAPI.Response(null, { status: 303, headers: { location } }));
      } else if (request.method === 'POST' && url.pathname === `${path}/token`) {
        const source = forwardedFor(serverContext.req);
        endResponse(await tokens(`${address}/oauth/token`, await request.text(), source, fetchAPI));
      }
    },
  };
}

/** Whoever guesses is counted where they are, and not as the gateway. */
async function tokens(address, form, source, { Response }) {
  const headers = { 'cache-control': 'no-store', 'content-type': 'application/json' };
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        ...(source && { 'x-forwarded-for': source }),
      },
      body: form,
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    return new Response(await answer.text(), { status: answer.status, headers });
  } catch {
    const body = JSON.stringify({ error: 'temporarily_unavailable' });
    return new Response(body, { status: 503, headers });
  }
}
