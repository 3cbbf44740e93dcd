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

  const objectsBelow = (type, { selections }, asked) =>
    selections.reduce((sum, node) => sum + objectsOf(type, node, asked), 0);

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
    const asked = first(node, variableValues) ?? askedAbove;
    const isList = isListType(getNullableType(field.type));
    const size = isList ? (asked ?? defaultListSize) : 1;
    const below = isList ? undefined : first(node, variableValues);
    return size * (1 + objectsBelow(getNamedType(field.type), node.selectionSet, below));
  };

  return objectsBelow(schema.getRootType(operation.operation), operation.selectionSet);
}

function first(node, variableValues) {
  const value = node.arguments?.find(({ name }) => name.value === 'first')?.value;
  const size = Number(
    value?.kind === Kind.VARIABLE ? variableValues?.[value.name.value] : value?.value,
  );
  return size > 0 ? size : undefined;
}

const tooExpensive = (estimated, max) =>
  new GraphQLError(`The operation may touch ${estimated} objects, more than ${max}.`, {
    extensions: { code: 'too-expensive', estimated, max, http: { status: 400 } },
  });
