import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { buildSchema, parse } from 'graphql';
import { estimate } from '../src/cost.mjs';

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
    ['introspection', '{ __schema { types { name } } __typename }', 0],
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
