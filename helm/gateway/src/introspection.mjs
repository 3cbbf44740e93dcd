import {
  getNamedType,
  getNullableType,
  isLeafType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  visit,
} from 'graphql';

const fields = { __schema: SchemaMetaFieldDef, __type: TypeMetaFieldDef };

/** Whether a field of an operation asks for the schema. */
export const isIntrospection = (node) => Object.hasOwn(fields, node.name.value);

/** The name of a field by which an operation asks for the schema more than once, if there is one. */
export function askedTwice({ operation, fragments }) {
  const names = [];
  const followed = new Set();
  const follow = (root) =>
    visit(root, {
      Field: (node) => void (isIntrospection(node) && names.push(node.name.value)),
      FragmentSpread({ name: { value } }) {
        if (!followed.has(value)) {
          followed.add(value);
          follow(fragments.get(value));
        }
      },
    });
  follow(operation);
  return names.find((name, i) => names.indexOf(name) < i);
}

/**
 * Counts what a field of introspection answers: each field and each thing it holds, names too, since
 * all of it is made here, on the one thread that everybody waits for. The schema is at hand, so sizes
 * are not estimated; what is deprecated counts whether it is asked for or not.
 */
export function introspectedValues({ schema, fragments, argument }) {
  const counted = new Map();

  /** Each selection once for the same part of the schema, or fragments would make it many. */
  const valuesBelow = (part, type, selectionSet) => {
    const known = counted.get(selectionSet) ?? new Map();
    counted.set(selectionSet, known);
    if (!known.has(part)) {
      known.set(
        part,
        selectionSet.selections.reduce((sum, node) => sum + valuesOf(part, type, node), 0),
      );
    }
    return known.get(part);
  };

  const valuesOf = (part, type, node) => {
    if (node.kind === Kind.FIELD) {
      return valuesOfField(type.getFields()[node.name.value], part, node);
    }
    const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
    return valuesBelow(part, type, fragment.selectionSet);
  };

  const valuesOfField = (field, part, node) => {
    if (!field || isLeafType(getNullableType(field.type))) {
      return 1;
    }
    const given = { includeDeprecated: true, name: argument(node, 'name') };
    const parts = [field.resolve(part, given, undefined, { schema }) ?? []].flat();
    const below = (each) =>
      node.selectionSet ? valuesBelow(each, getNamedType(field.type), node.selectionSet) : 0;
    return parts.reduce((sum, each) => sum + 1 + below(each), 1);
  };

  return (node) => valuesOfField(fields[node.name.value], undefined, node);
}
