import { WebSocketServer } from 'ws';

/** Refuses requests whose body is longer than allowed, encoded, or of which nobody says how long it is. */
export function useBodyLimit({ maxBytes }) {
  limitWebSocketMessages(maxBytes);
  return {
    onRequest({ request, fetchAPI, endResponse }) {
      if (request.method !== 'POST') {
        return;
      }
      const length = request.headers.get('content-length');
      if (length === null) {
        endResponse(refusal(fetchAPI, 411, 'length-required', 'Content-Length is required.'));
      } else if (Number(length) > maxBytes) {
        endResponse(
          refusal(fetchAPI, 413, 'body-too-large', `The body is longer than ${maxBytes} bytes.`),
        );
      } else if (isEncoded(request)) {
        endResponse(encoded(fetchAPI));
      }
    },
  };
}

/** The gateway opens its WebSocket server itself and leaves no room for this option. */
function limitWebSocketMessages(maxBytes) {
  const { handleUpgrade } = WebSocketServer.prototype;
  WebSocketServer.prototype.handleUpgrade = function (...upgrade) {
    this.options.maxPayload = maxBytes;
    return handleUpgrade.apply(this, upgrade);
  };
}

const isEncoded = ({ headers }) =>
  !/^\s*(identity)?\s*$/i.test(headers.get('content-encoding') ?? '');

const encoded = (fetchAPI) =>
  refusal(fetchAPI, 415, 'unsupported-encoding', 'Send the body without a Content-Encoding.', {
    'accept-encoding': 'identity',
  });

const refusal = (fetchAPI, status, code, message, headers) =>
  fetchAPI.Response.json({ errors: [{ message, extensions: { code } }] }, { status, headers });
