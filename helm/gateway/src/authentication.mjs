import { GraphQLError } from 'graphql';
import { errors, jwtVerify } from 'jose';
import { keysAt } from './keys.mjs';
import { rememberTokens } from './tokens.mjs';

const clockToleranceSeconds = 5;
const maxRememberedTokens = 10_000;

/**
 * Lets an operation pass only with an access token that identity signed for this audience;
 * only `{ __typename }` needs none. The token comes from the Authorization header or, over a
 * WebSocket, from the connection's parameters; its claims become `context.claims`. The keys are
 * asked for at `address`.
 */
export function useAuthentication({ issuer, address = issuer, audience }) {
  const keys = keysAt(new URL('/oauth/jwks', address));
  const options = {
    issuer,
    audience,
    // an ID token is signed by the same keys, and its audience may have the same name (RFC 9068, 4)
    typ: 'at+jwt',
    algorithms: ['ES256'],
    clockTolerance: clockToleranceSeconds,
  };

  const verifiedOnce = rememberTokens((token) => jwtVerify(token, keys, options), {
    isTrusted: (id) => keys.jwks().keys.some(({ kid }) => kid === id),
    maxTokens: maxRememberedTokens,
  });

  const verify = async (token) => {
    try {
      return (await verifiedOnce(token)).payload;
    } catch (error) {
      throw isUnreachable(error)
        ? refusal(503, 'service-unavailable', 'Tokens cannot be verified at the moment.')
        : refusal(401, 'unauthenticated', 'The access token is not valid here.');
    }
  };

  const requireToken = ({ args, setResultAndStopExecution }) => {
    if (!args.contextValue.claims && !asksForNothing(args)) {
      setResultAndStopExecution({
        errors: [refusal(401, 'unauthenticated', 'An access token is required.')],
      });
    }
  };

  return {
    async onContextBuilding({ context, extendContext }) {
      const headers = withLowerCaseNames(context.headers);
      const token = headers.authorization?.match(/^Bearer +(\S+)$/i)?.[1];
      extendContext({ headers, claims: token && (await verify(token)) });
    },
    onExecute: requireToken,
    onSubscribe: requireToken,
  };
}

/** The key set could not be fetched, as opposed to: it does not vouch for this token. */
const isUnreachable = (error) =>
  error instanceof errors.JWKSTimeout ||
  !(error instanceof errors.JOSEError) ||
  error.constructor === errors.JOSEError;

/** Whoever only asks whether anything answers may. */
const asksForNothing = ({ document, operationName }) =>
  document.definitions
    .filter((node) => node.kind === 'OperationDefinition')
    .filter((node) => !operationName || node.name?.value === operationName)
    .flatMap((node) => node.selectionSet.selections)
    .every((node) => node.kind === 'Field' && node.name.value === '__typename');

const withLowerCaseNames = (headers = {}) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

const refusal = (status, code, message) =>
  new GraphQLError(message, {
    extensions: {
      code,
      http: { status, headers: status === 401 ? { 'www-authenticate': 'Bearer' } : {} },
    },
  });
