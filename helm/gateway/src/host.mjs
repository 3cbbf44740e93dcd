import { subscribe } from 'node:diagnostics_channel';

const unreadable = 'unreadable.invalid';

/**
 * Refuses a request whose Host is none (RFC 9112, 3.2). The server makes a URL of it before any plugin is asked, and
 * answers what cannot be one with a stack trace; so it is replaced first and refused after.
 */
export function useHost() {
  subscribe('http.server.request.start', ({ request }) => {
    if (!isHost(request.headers.host)) {
      request.headers.host = unreadable;
    }
  });
  return {
    onRequest({ url, fetchAPI, endResponse }) {
      if (url.hostname === unreadable) {
        endResponse(refusal(fetchAPI));
      }
    },
  };
}

/** A name or an address, and perhaps a port; HTTP/1.0 has none. */
const isHost = (host) =>
  !host || (/^[^/?#@\\\s]+$/.test(host) && URL.canParse(`http://${host}`));

const refusal = ({ Response }) =>
  Response.json(
    { errors: [{ message: 'Host is not a host.', extensions: { code: 'invalid-host' } }] },
    { status: 400 },
  );
