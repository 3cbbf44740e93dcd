import { createRemoteJWKSet } from 'jose';

const second = 1_000;

/**
 * The keys that somebody publishes at an address, for jose to verify with. Those known go on verifying where nobody answers. The
 * set is fetched each minute, so long is a key trusted that was withdrawn, and at once for a key that it does not name.
 */
export function keysAt(url) {
  const keys = createRemoteJWKSet(url, {
    cacheMaxAge: Infinity,
    cooldownDuration: 5 * second,
    timeoutDuration: 5 * second,
  });
  const refresh = () => keys.reload().catch(() => {});
  refresh();
  setInterval(refresh, 60 * second).unref();
  return keys;
}
