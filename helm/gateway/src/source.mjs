const maxHops = 15;

/**
 * On whose behalf the gateway asks (`X-Forwarded-For`): what the request said of that, and behind it the address that it came
 * from. Services read it from its end, for as long as it was written by somebody whom they trust; what a client says of
 * itself over a WebSocket, by the connection's parameters, is none of it.
 */
export const forwardedFor = ({ headers, socket }) => {
  const peer = socket.remoteAddress;
  const before = (headers['x-forwarded-for'] ?? '').split(',').map((hop) => hop.trim());
  // a client that has gone has no address: whatever it said of others would count as said by the gateway
  return peer && [...before.filter(Boolean).slice(-maxHops), peer].join(', ');
};

/** Each operation knows whom it is for: `context.forwardedFor`. */
export const useSource = () => ({
  onContextBuilding({ context, extendContext }) {
    extendContext({ forwardedFor: forwardedFor(context.req) });
  },
});
