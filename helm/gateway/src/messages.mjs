import { WebSocketServer } from 'ws';

const tooMany = 4429;
const kinds = new Set(['message', 'ping', 'pong']);

/**
 * Closes a WebSocket that sends more messages than `atOnce`, and than `perSecond` in the long run, and hears nothing of what it
 * sends after. The gateway opens its WebSocket server itself; its sockets are had as they are accepted.
 */
export function limitMessages(rate) {
  const { handleUpgrade } = WebSocketServer.prototype;
  WebSocketServer.prototype.handleUpgrade = function (request, socket, head, accept) {
    return handleUpgrade.call(this, request, socket, head, (client, ...rest) => {
      limit(client, allowance(rate));
      accept(client, ...rest);
    });
  };
}

function limit(client, isWithin) {
  const { emit } = client;
  client.emit = function (event, ...given) {
    if (!kinds.has(event) || isWithin()) {
      return emit.call(this, event, ...given);
    }
    client.close(tooMany, 'Too many messages.');
    return true;
  };
}

/** Whether one more is within what is allowed; each that is takes of it, and it comes back evenly. */
function allowance({ atOnce, perSecond }) {
  let left = atOnce;
  let countedAt = performance.now();
  return () => {
    const at = performance.now();
    left = Math.min(atOnce, left + ((at - countedAt) / 1_000) * perSecond);
    countedAt = at;
    const isWithin = left >= 1;
    left -= isWithin ? 1 : 0;
    return isWithin;
  };
}
