import { GraphQLError } from 'graphql';
import { Circuit } from './circuit.mjs';

/** Codes of failures on the way to a subgraph, as opposed to errors that the subgraph reports. */
const transportCodes = new Set([
  'GATEWAY_TIMEOUT',
  'RESPONSE_VALIDATION_FAILED',
  'SUBREQUEST_HTTP_ERROR',
  'TIMEOUT_ERROR',
]);

/**
 * A subgraph that is down costs its own fields and nothing else: they are null, one error names
 * the service, and neither addresses nor request bodies reach the client.
 */
export function useAvailability() {
  const circuits = new Map();
  const circuitOf = (service) => {
    if (!circuits.has(service)) {
      circuits.set(service, new Circuit());
    }
    return circuits.get(service);
  };

  return {
    onSubgraphExecute({ subgraphName: service, executionRequest, executor, setExecutor, log }) {
      if (executionRequest.operationType === 'subscription') {
        setExecutor(async (request) => withReadableItems(await executor(request), service, log));
        return;
      }
      setExecutor(async (request) => {
        try {
          const answer = await circuitOf(service).run(() => executor(request), isOutage);
          return withReadableErrors(answer, service, log);
        } catch (error) {
          log.warn({ error: error.message }, 'subgraph call failed');
          return { errors: [unavailable(service)] };
        }
      });
    },
    onExecute() {
      return {
        onExecuteDone({ result, setResult }) {
          if (result.errors?.some(isFromSubgraph) && !('data' in result)) {
            setResult({ ...result, data: null });
          }
        },
      };
    },
  };
}

const isTransportError = ({ extensions }) => transportCodes.has(extensions?.code);
const isFromSubgraph = ({ extensions }) => Boolean(extensions?.service);
const isOutage = ({ errors = [] }) =>
  errors.some((error) => isTransportError(error) && !isRefusal(error));

/** The service answered, though not in GraphQL: a problem+json of a filter before its schema. */
const isRefusal = ({ extensions: { response } = {} }) =>
  response?.status >= 400 && response.status < 500;

/** A thing that is no answer of GraphQL would fail where it is merged with the others. */
const isAnswer = ({ errors = [] }) =>
  errors.every(({ message, path }) => typeof message === 'string' && Array.isArray(path ?? []));

function withReadableErrors(answer, service, log) {
  if (!isAnswer(answer)) {
    return { errors: [unavailable(service)] };
  }
  if (!answer.errors?.some(isTransportError)) {
    return answer;
  }
  answer.errors.forEach((error) => log.warn({ error: error.message }, 'subgraph call failed'));
  return {
    ...answer,
    errors: answer.errors.map((error) => {
      if (!isTransportError(error)) {
        return error;
      }
      return isRefusal(error) ? refused(service, error.extensions.response) : unavailable(service);
    }),
  };
}

/**
 * What a subscription tells, with errors in the form that answers over HTTP have. One that the
 * service refuses, or breaks off, ends with an answer that says so.
 */
async function* withReadableItems(answers, service, log) {
  if (!answers[Symbol.asyncIterator]) {
    yield answers;
    return;
  }
  try {
    for await (const { errors, ...answer } of answers) {
      yield errors ? { ...answer, errors: errors.map(told(service)) } : answer;
    }
  } catch (failure) {
    yield { data: null, errors: reasons(failure, service, log) };
  }
}

function reasons(failure, service, log) {
  if (Array.isArray(failure)) {
    return failure.map(told(service));
  }
  log.warn({ error: failure.message ?? failure.code }, 'subscription lost');
  return [unavailable(service)];
}

const told = (service) => ({ message, path, extensions }) =>
  new GraphQLError(message, { path, extensions: { ...extensions, service } });

const unavailable = (service) =>
  new GraphQLError(`The ${service} service does not answer at the moment.`, {
    extensions: { code: 'service-unavailable', service },
  });

const refused = (service, { status, body }) =>
  new GraphQLError(body?.detail ?? body?.title ?? `The ${service} service refused (${status}).`, {
    extensions: { code: body?.code ?? 'refused', service, status },
  });
