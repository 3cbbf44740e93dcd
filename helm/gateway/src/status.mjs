import { GraphQLError } from 'graphql';

const retryAfterSeconds = 60;

/**
 * Gives refusals the HTTP status that clients and proxies expect: 429 past the rate limit, and
 * 400 for an operation that could not be run, whatever media type the client accepts.
 */
export function useErrorStatus() {
  return {
    onExecutionResult({ result, setResult }) {
      if (result.errors?.some(isRateLimit)) {
        setResult({ errors: [tooMany()] });
      }
    },
    onResultProcess({ result, setResult }) {
      if (result.errors && !('data' in result) && !result.errors.some(hasStatus)) {
        setResult({ ...result, extensions: { ...result.extensions, http: { status: 400 } } });
      }
    },
  };
}

/** The limiter says 429 where nobody looks for it. */
const isRateLimit = ({ extensions }) => extensions?.http?.statusCode === 429;

/** A status marked `spec` is dropped in favour of 200 for clients that accept plain JSON. */
const hasStatus = ({ extensions: { http, unexpected } = {} }) =>
  unexpected || (http?.status && !http.spec);

const tooMany = () =>
  new GraphQLError('Too many requests.', {
    extensions: {
      code: 'rate-limited',
      http: { status: 429, headers: { 'retry-after': String(retryAfterSeconds) } },
    },
  });
