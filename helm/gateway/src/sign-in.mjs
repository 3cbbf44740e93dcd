const patienceMilliseconds = 5_000;

/**
 * Lets people sign in on the documentation page, which may speak to its own origin only: sends
 * them to identity, and takes the code that they bring back to it at its `address` (OAuth 2.1
 * with PKCE).
 */
export function useSignIn({ identity, address = identity, path = '/docs' }) {
  return {
    async onRequest({ request, url, fetchAPI, endResponse }) {
      if (request.method === 'GET' && url.pathname === `${path}/sign-in`) {
        const location = `${identity}/oauth/authorize${url.search}`;
        endResponse(new fetchAPI.Response(null, { status: 303, headers: { location } }));
      } else if (request.method === 'POST' && url.pathname === `${path}/token`) {
        endResponse(await tokens(`${address}/oauth/token`, await request.text(), fetchAPI));
      }
    },
  };
}

async function tokens(address, form, { Response }) {
  const headers = { 'cache-control': 'no-store', 'content-type': 'application/json' };
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form,
      signal: AbortSignal.timeout(patienceMilliseconds),
    });
    return new Response(await answer.text(), { status: answer.status, headers });
  } catch {
    const body = JSON.stringify({ error: 'temporarily_unavailable' });
    return new Response(body, { status: 503, headers });
  }
}
