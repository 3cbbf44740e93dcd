import {
  getNamedType,
  getNullableType,
  GraphQLError,
  isCompositeType,
  isListType,
  Kind,
} from 'graphql';

/**
 * Refuses an operation that may touch more than `maxObjects` objects, before any service is
 * called. A list counts as many as its `first` argument asks for, else `defaultListSize`, and
 * lists in lists multiply, also where the inner one belongs to another service.
 */
export function useCostLimit({ maxObjects, defaultListSize }) {
  const limit = ({ args, setResultAndStopExecution }) => {
    const objects = estimate(args, defaultListSize);
    if (objects > maxObjects) {
      setResultAndStopExecution({ errors: [tooExpensive(objects, maxObjects)] });
    }
  };
  return { onExecute: limit, onSubscribe: limit };
}

/** The number of objects that an operation may touch. */
export function estimate(
  { schema, document, operationName, variableValues },
  defaultListSize,
) {
  const fragments = new Map();
  const operations = [];
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(node.name.value, node);
    } else if (node.kind === Kind.OPERATION_DEFINITION) {
      operations.push(node);
    }
  }
  const operation = operations.find(({ name }) => !operationName || name?.value === operationName);

  const variables = { ...defaultsOf(operation), ...variableValues };
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
      return objectsOfField(type.getFields?.()[node.name.value], node, asked);
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
    const ownFirst = first(node, field, variables);
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

/** As the field will see it: given, by a variable or not, or else the schema's default. */
function first(node, field, variables) {
  const value = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  const given = value?.kind === Kind.VARIABLE ? variables[value.name.value] : value?.value;
  const size = Number(given ?? field.args.find(({ name }) => name === 'first')?.defaultValue);
  return size > 0 ? size : undefined;
}

const tooExpensive = (estimated, max) =>
  new GraphQLError(`The operation may touch ${estimated} objects, more than ${max}.`, {
    extensions: { code: 'too-expensive', estimated, max, http: { status: 400 } },
  });
