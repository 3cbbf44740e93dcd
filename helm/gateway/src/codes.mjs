import { GraphQLError } from 'graphql';

/** What the gateway's libraries name in their way, by the names that the services give to it. */
const codes = {
  BAD_REQUEST: 'bad-request',
  GRAPHQL_PARSE_FAILED: 'malformed-query',
  GRAPHQL_VALIDATION_FAILED: 'invalid-query',
  OPERATION_RESOLUTION_FAILURE: 'invalid-query',
  INTERNAL_SERVER_ERROR: 'internal-error',
};

/** What says no code of its own: values that do not fit their variables, and the limits. */
const codesByMessage = [
  [/^(Variable|Argument) "/, 'invalid-input'],
  [/ limit of \d+ exceeded/, 'query-too-large'],
  [/^Syntax Error/, 'malformed-query'],
];

/**
 * Every error has a code, the one that a service would have given it, and nothing of the error
 * that a library threw: in answers over HTTP, and, before them, in those over a WebSocket.
 */
export function useErrorCodes() {
  const coded = ({ result }) => result.errors?.forEach((error) => code(error));
  return {
    onParse:
      () =>
      ({ result }) =>
        result instanceof GraphQLError && code(result, 'malformed-query'),
    onValidate:
      () =>
      ({ result }) =>
        result.forEach((error) => code(error, 'invalid-query')),
    onExecute: () => ({ onExecuteDone: coded }),
    onSubscribe: () => ({
      onSubscribeResult({ result }) {
        coded({ result });
        return { onNext: coded };
      },
    }),
    onResultProcess: coded,
  };
}

function code(error, otherwise = 'bad-request') {
  const { originalError, ...extensions } = error.extensions ?? {};
  error.extensions = { ...extensions, code: codeOf(error, originalError, otherwise) };
}

function codeOf({ message, extensions }, originalError, otherwise) {
  if (originalError?.name === 'SyntaxError') {
    return 'malformed-json';
  }
  const own = extensions?.code;
  const limit = codesByMessage.find(([pattern]) => pattern.test(message))?.[1];
  if (own && own !== 'GRAPHQL_PARSE_FAILED') {
    return codes[own] ?? own;
  }
  return limit ?? codes[own] ?? otherwise;
}
