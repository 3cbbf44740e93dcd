import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isCompositeType,
  isListType,
  Kind,
} from 'graphql';
import { askedTwice, introspectedValues, isIntrospection } from './introspection.mjs';

/**
 * Refuses an operation that may touch more than `maxObjects` objects, before any service is
 * called. A list counts as many as its `first` argument asks for, else `defaultListSize`, and
 * lists in lists multiply, also where the inner one belongs to another service. What an operation
 * asks of the schema counts as it is answered, and is asked once.
 */
export function useCostLimit({ maxObjects, defaultListSize }) {
  const limit = ({ args, setResultAndStopExecution }) => {
    const refusal = refusalOf(args, maxObjects, defaultListSize);
    if (refusal) {
      setResultAndStopExecution({ errors: [refusal] });
    }
  };
  return { onExecute: limit, onSubscribe: limit };
}

function refusalOf(args, maxObjects, defaultListSize) {
  const twice = askedTwice(partsOf(args));
  if (twice) {
    return tooExpensive(`An operation may ask for ${twice} once.`);
  }
  const estimated = estimate(args, defaultListSize);
  if (estimated > maxObjects) {
    return tooExpensive(`The operation may touch ${estimated} objects, more than ${maxObjects}.`, {
      estimated,
      max: maxObjects,
    });
  }
}

/** The operation that is run, and the fragments of its document by name. */
function partsOf({ document: { definitions }, operationName }) {
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const fragments = definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  return {
    operation: operations.find(({ name }) => !operationName || name?.value === operationName),
    fragments: new Map(fragments.map((node) => [node.name.value, node])),
  };
}

/** The number of objects that an operation may touch. */
export function estimate({ schema, variableValues, ...args }, defaultListSize) {
  const { operation, fragments } = partsOf(args);
  const variables = { ...defaultsOf(operation), ...variableValues };
  const argument = (node, name) => argumentOf(node, name, variables);
  const introspected = introspectedValues({ schema, fragments, argument });
  const counted = new Map();

  /** Each selection once, however often a fragment is spread: such a document grows by two with every line. */
  const objectsBelow = (type, selectionSet, asked) => {
    const key = `${type.name} ${asked}`;
    const known = counted.get(selectionSet) ?? new Map();
    counted.set(selectionSet, known);
    if (!known.has(key)) {
      known.set(
        key,
        selectionSet.selections.reduce((sum, node) => sum + objectsOf(type, node, asked), 0),
      );
    }
    return known.get(key);
  };

  const objectsOf = (type, node, asked) => {
    if (node.kind === Kind.FIELD) {
      return isIntrospection(node)
        ? introspected(node)
        : objectsOfField(type.getFields?.()[node.name.value], node, asked);
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    const condition = fragment.typeCondition?.name.value;
    return objectsBelow(condition ? schema.getType(condition) : type, fragment.selectionSet, asked);
  };

  /** A connection's `first` counts for the `edges` below it. */
  const objectsOfField = (field, node, askedAbove) => {
    if (!field || !node.selectionSet || !isCompositeType(getNamedType(field.type))) {
      return 0;
    }
    const ownFirst = first(field, argument(node, 'first'));
    const asked = ownFirst ?? askedAbove;
    const isList = isListType(getNullableType(field.type));
    const size = isList ? (asked ?? defaultListSize) : 1;
    const below = isList ? undefined : ownFirst;
    return size * (1 + objectsBelow(getNamedType(field.type), node.selectionSet, below));
  };

  return objectsBelow(schema.getRootType(operation.operation), operation.selectionSet);
}

/** What variables are when nobody gives them a value. */
const defaultsOf = ({ variableDefinitions = [] }) =>
  Object.fromEntries(
    variableDefinitions
      .filter(({ defaultValue }) => defaultValue)
      .map(({ variable, defaultValue }) => [variable.name.value, defaultValue.value]),
  );

/** What an operation gives to a field, by a variable or not. */
function argumentOf(node, name, variables) {
  const value = node.arguments?.find((argument) => argument.name.value === name)?.value;
  return value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.value;
}

/** As the field will see it: given, or else the schema's default. */
function first(field, given) {
  const size = Number(given ?? field.args.find(({ name }) => name === 'first')?.defaultValue);
  return size > 0 ? size : undefined;
}

const tooExpensive = (message, counted) =>
  new GraphQLError(message, {
    extensions: { code: 'too-expensive', ...counted, http: { status: 400 } },
  });
