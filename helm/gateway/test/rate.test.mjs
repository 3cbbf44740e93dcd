import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { buildSchema, parse } from 'graphql';
import { Counts, useRateLimit } from '../src/rate.mjs';

const schema = buildSchema(`
  type Query { agenda: String patient(id: ID!): String }
  type Mutation { register(name: String!): String }
`);

describe('how often a user may ask', () => {
  let limit;

  beforeEach(() => (limit = useRateLimit({ queries: 2, mutations: 1 })));

  /** Whether it is. */
  const refused = (query, { operationName, claims = { sub: 'ana' } } = {}) => {
    let errors;
    limit.onExecute({
      args: { schema, document: parse(query), operationName, contextValue: { claims } },
      setResultAndStopExecution: (result) => ({ errors } = result),
    });
    return errors !== undefined;
  };

  test('counts what is asked, also in fragments', () => {
    const query = '{ ...Day } fragment Day on Query { agenda }';

    assert.deepEqual([refused(query), refused(query), refused(query)], [false, false, true]);
  });

  test('counts only the operation that is run', () => {
    const query = `query a { agenda } mutation b { ...New } mutation c($name: String!) { register(name: $name) }
      fragment New on Mutation { register(name: "Caio") }`;

    assert.equal(refused(query, { operationName: 'a' }), false);
    assert.equal(refused(query, { operationName: 'b' }), false);
    assert.equal(refused(query, { operationName: 'b' }), true);
    assert.equal(refused(query, { operationName: 'a' }), false);
    assert.equal(refused(query, { operationName: 'a' }), true);
  });

  test('knows what a variable is that is left out', () => {
    assert.equal(refused('mutation ($name: String! = "Caio") { register(name: $name) }'), false);
  });

  test('does not fail where nobody is signed in', () => {
    assert.equal(refused('{ __typename }', { claims: null }), false);
    assert.equal(refused('{ agenda }', { claims: null }), false);
  });

  test('does not count what was refused: who goes on asking is let in when a minute is over', ({ mock }) => {
    mock.timers.enable({ apis: ['Date'], now: 0 });
    const seconds = [0, 10, 20, 30, 40, 50, 61];

    const answers = seconds.map((second) => {
      mock.timers.setTime(second * 1_000);
      return refused('{ agenda }');
    });

    assert.deepEqual(answers, [false, false, true, true, true, true, false]);
  });
});

const asks = (contextIdentity, fieldIdentity = 'patient') => ({ contextIdentity, fieldIdentity });

test('what a user asked for is counted for that user and that field', () => {
  const counts = new Counts(3);

  counts.setForIdentity(asks('ana'), [1, 2]);

  assert.deepEqual(counts.getForIdentity(asks('ana')), [1, 2]);
  assert.deepEqual(counts.getForIdentity(asks('bia')), []);
  assert.deepEqual(counts.getForIdentity(asks('ana', 'invoice')), []);
});

test('what was not asked for the longest time is forgotten when there is too much', () => {
  const counts = new Counts(3);

  for (const user of ['ana', 'bia', 'caio', 'ana', 'davi']) {
    counts.setForIdentity(asks(user), [1]);
  }

  assert.deepEqual(counts.getForIdentity(asks('ana')), [1]);
  assert.deepEqual(counts.getForIdentity(asks('bia')), []);
});
