import { createHash } from 'node:crypto';

/**
 * Verifies each token once: what `verify` said of one is said again until the token expires or
 * `isTrusted` says of its key that it vouches no more. Bounded, by a digest of the whole token;
 * the oldest goes first.
 */
export function rememberTokens(verify, { isTrusted, maxTokens, now = Date.now }) {
  const verified = new Map();

  const isValid = ({ payload, protectedHeader }) =>
    payload.exp * 1000 > now() && isTrusted(protectedHeader.kid);

  const recall = (digest) => {
    const known = verified.get(digest);
    if (known && !isValid(known)) {
      verified.delete(digest);
      return undefined;
    }
    return known;
  };

  const remember = (digest, token) => {
    if (isValid(token)) {
      verified.set(digest, token);
    }
    if (verified.size > maxTokens) {
      verified.delete(verified.keys().next().value);
    }
    return token;
  };

  return async (token) => {
    const digest = createHash('sha256').update(token).digest('base64');
    return recall(digest) ?? remember(digest, await verify(token));
  };
}
