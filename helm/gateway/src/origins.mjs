import { WebSocketServer } from 'ws';

const secondsRemembered = 600;

/**
 * Lets pages of these origins read answers, and those of no other: they get no word of CORS, and their preflights and
 * WebSockets are refused. Never with credentials: a token is sent by who has it, and not by a browser on its own.
 */
export function useOrigins({ allowed, exposed, accepted }) {
  const isAllowed = (origin) => allowed.includes(origin);
  guardWebSockets((origin) => !origin || isAllowed(origin));
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      if (request.method !== 'OPTIONS' || !request.headers.has('access-control-request-method')) {
        return;
      }
      endResponse(
        isAllowed(request.headers.get('origin')) ? preflight(fetchAPI, accepted) : refusal(fetchAPI),
      );
    },
    onResponse({ request, response }) {
      const origin = request.headers.get('origin');
      response.headers.append('vary', 'Origin');
      if (isAllowed(origin)) {
        response.headers.set('access-control-allow-origin', origin);
        response.headers.set('access-control-expose-headers', exposed.join(', '));
      }
    },
  };
}

/** The pages of the gateway itself, and of whom the configuration names, with commas between. */
export const originsOf = (text = '') =>
  text
    .split(',')
    .map((origin) => origin.trim())
    .filter(Boolean)
    .map((origin) => {
      if (new URL(origin).origin !== origin) {
        throw new Error(`${origin} is no origin: a scheme, a host, perhaps a port, and nothing else`);
      }
      return origin;
    });

/** The gateway opens its WebSocket server itself; a page of its own may come back to it. */
function guardWebSockets(isWelcome) {
  const { handleUpgrade } = WebSocketServer.prototype;
  WebSocketServer.prototype.handleUpgrade = function (request, socket, ...rest) {
    const { origin, host } = request.headers;
    if (isWelcome(origin) || isSame(origin, host)) {
      return handleUpgrade.call(this, request, socket, ...rest);
    }
    socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  };
}

const isSame = (origin, host) => URL.canParse(origin) && new URL(origin).host === host;

const preflight = ({ Response }, accepted) =>
  new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': accepted.join(', '),
      'access-control-max-age': String(secondsRemembered),
    },
  });

const refusal = ({ Response }) =>
  Response.json(
    {
      errors: [
        { message: 'No page of this origin is answered.', extensions: { code: 'origin-not-allowed' } },
      ],
    },
    { status: 403 },
  );
