import { Store, useRateLimiter } from '@envelop/rate-limiter';
import { getVariableValues, Kind, separateOperations } from 'graphql';

const maxCounts = 20_000;

/** Refuses what a user asks for more often than is allowed in a minute, whatever their tokens; each root field counts by itself. */
export function useRateLimit({ queries, mutations }) {
  const limiter = useRateLimiter({
    identifyFn: ({ claims }) => claims?.sub,
    configByField: [perMinute('Query', queries), perMinute('Mutation', mutations)],
    store: new Counts(maxCounts),
  });
  return {
    onExecute: ({ args, setResultAndStopExecution }) =>
      limiter.onExecute({ args: { ...args, ...runOf(args) }, setResultAndStopExecution }),
  };
}

/** The operation that is run, with its fragments and what its variables are by default: others of the document ask for nothing. */
function runOf({ schema, document, operationName, variableValues = {} }) {
  const operations = separateOperations(document);
  const run = operations[operationName] ?? Object.values(operations)[0];
  const { variableDefinitions = [] } = run.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const { coerced = variableValues } = getVariableValues(schema, variableDefinitions, variableValues);
  return { document: run, variableValues: coerced };
}

/** Anyone may ask for `__typename`, also without being a user. */
const perMinute = (type, max) => ({
  type,
  field: '!(__typename)',
  max: Number(max),
  window: '1m',
  // else who asks on and on would have more and more remembered of them
  uncountRejected: true,
});

/** When each user asked for each field. Bounded: what was not asked for the longest time is forgotten first. */
export class Counts extends Store {
  #times = new Map();

  constructor(max) {
    super();
    this.max = max;
  }

  getForIdentity(identity) {
    return this.#times.get(keyOf(identity)) ?? [];
  }

  setForIdentity(identity, times) {
    const key = keyOf(identity);
    this.#times.delete(key);
    this.#times.set(key, times);
    if (this.#times.size > this.max) {
      this.#times.delete(this.#times.keys().next().value);
    }
  }
}

const keyOf = ({ contextIdentity, fieldIdentity }) => `${contextIdentity}:${fieldIdentity}`;
