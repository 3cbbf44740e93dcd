import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildSchema, execute, getIntrospectionQuery, parse } from 'graphql';
import { estimate, useCostLimit } from '../src/cost.mjs';

const schema = buildSchema(`
  type Query { patient: Patient patients(first: Int): PatientConnection! }
  type Mutation { register: Patient }
  type PatientConnection { edges: [PatientEdge!]! pageInfo: PageInfo! }
  type PatientEdge { node: Patient! cursor: String }
  type PageInfo { endCursor: String }
  type Patient { name: String tags: [String] appointments(first: Int): [Appointment!]! }
  type Appointment { start: String patient: Patient rooms(first: Int = 50): [Room!]! }
  type Room { name: String }
`);

const objects = (query, variableValues) =>
  estimate({ schema, document: parse(query), variableValues }, 20);

const fieldsOfFields = 'fragment T on __Type { fields { args { name } type { fields { name description } } } }';

/** Every object and every leaf of an answer. */
const valuesOf = (answer) =>
  answer && typeof answer === 'object'
    ? Object.values(answer).reduce((sum, each) => sum + valuesOf(each), 1)
    : 1;

/** With what code, if it is. */
function refused(query, operationName) {
  let code;
  useCostLimit({ maxObjects: 20_000, defaultListSize: 20 }).onExecute({
    args: { schema, document: parse(query), operationName },
    setResultAndStopExecution: ({ errors }) => (code = errors[0].extensions.code),
  });
  return code;
}

describe('the cost of an operation', () => {
  const costs = [
    ['an object', '{ patient { name tags } }', 1],
    ['a list of unknown size', '{ patient { appointments { start } } }', 1 + 20],
    ['a list of known size', '{ patient { appointments(first: 5) { start } } }', 1 + 5],
    ['a connection', '{ patients(first: 50) { edges { node { name } } } }', 1 + 50 * 2],
    ['its page info', '{ patients(first: 50) { pageInfo { endCursor } } }', 1 + 1],
    [
      'lists in lists',
      '{ patient { appointments { patient { appointments { start } } } } }',
      1 + 20 * 22,
    ],
    ['aliases', '{ a: patient { name } b: patient { name } }', 2],
    ['inline fragments', '{ ... on Query { patient { ... { appointments { start } } } } }', 21],
    [
      'named fragments',
      '{ patient { ...P } } fragment P on Patient { appointments { start } }',
      21,
    ],
    ['a mutation', 'mutation { register { name } }', 1],
    ['the name of its type', '{ __typename }', 0],
    ['an introspected type', '{ __type(name: "Room") { name kind } }', 1 + 1 + 2],
    ['its name, twice', '{ __type(name: "Room") { a: name b: name } }', 1 + 1 + 2],
    ['its fields', '{ __type(name: "PatientEdge") { fields { name } } }', 1 + 1 + 1 + 2 * (1 + 1)],
    ['a type that is not there', '{ __type(name: "Doctor") { name } }', 1],
    ['fields named as what every object has', '{ constructor toString }', 0],
  ];
  for (const [name, query, expected] of costs) {
    test(name, () => assert.equal(objects(query), expected));
  }

  test('counts what a variable asks for', () => {
    const query = 'query ($n: Int) { patient { appointments(first: $n) { start } } }';

    assert.equal(objects(query, { n: 100 }), 101);
    assert.equal(objects(query, null), 21);
  });

  test('counts what a variable asks for by default', () => {
    const query = 'query ($n: Int = 100) { patient { appointments(first: $n) { start } } }';

    assert.equal(objects(query, {}), 101);
    assert.equal(objects(query, null), 101);
    assert.equal(objects(query, { n: 5 }), 6);
    assert.equal(objects(query, { n: null }), 21);
  });

  test('counts of introspection what is answered', () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true });
    const { data } = execute({ schema, document: parse(query) });

    const values = valuesOf(data);

    assert.ok(objects(query) >= values, `${objects(query)} < ${values}`);
    assert.ok(objects(query) < 2 * values, `${objects(query)} of ${values}`);
  });

  test('counts the type that a variable names', () => {
    const query = 'query ($name: String! = "Room") { __type(name: $name) { fields { name } } }';

    assert.equal(objects(query), 1 + 1 + 1 + 2);
    assert.equal(objects(query, { name: 'PatientEdge' }), 1 + 1 + 1 + 2 * 2);
  });

  test('counts of introspection each selection as often as it is answered', () => {
    const once = objects(`{ __schema { types { ...T } } } ${fieldsOfFields}`);
    const aliases = Array.from({ length: 100 }, (_, i) => `a${i}: types { ...T }`).join(' ');

    assert.ok(objects(`{ __schema { ${aliases} } } ${fieldsOfFields}`) > 90 * once);
  });

  describe('is refused', () => {
    const twice = [
      ['for two schemas', '{ a: __schema { ...S } b: __schema { ...S } } fragment S on __Schema { description }'],
      ['for two types', '{ a: __type(name: "Room") { name } b: __type(name: "Patient") { name } }'],
      [
        'for a schema here and in a fragment of a fragment',
        `{ __schema { description } ...A } fragment A on Query { ...B }
         fragment B on Query { ... { b: __schema { description } } }`,
      ],
      ['for the second operation', 'query a { __typename } query b { a: __schema { description } b: __schema { description } }', 'b'],
    ];
    for (const [name, query, operationName] of twice) {
      test(name, () => assert.equal(refused(query, operationName), 'too-expensive'));
    }

    test('and not for a schema and a type', () => {
      assert.equal(refused('{ __schema { description } __type(name: "Room") { name } }'), undefined);
    });

    test('and not for what another operation asks', () => {
      const query = 'query a { __schema { description } } query b { __schema { description } }';

      assert.equal(refused(query, 'b'), undefined);
    });
  });

  test('counts what the schema asks for by default', () => {
    assert.equal(objects('{ patient { appointments(first: 1) { rooms { name } } } }'), 1 + 1 + 50);
  });

  test('is counted at once, however often fragments spread each other', () => {
    const levels = Array.from(
      { length: 60 },
      (_, i) => `fragment F${i} on Patient { ...F${i + 1} ... { ...F${i + 1} } }`,
    );
    const query = `{ patient { ...F0 } } ${levels.join(' ')} fragment F60 on Patient { name appointments { start } }`;

    assert.ok(objects(query) > 20_000);
  });
});
