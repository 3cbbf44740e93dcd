import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { buildSchema, findBreakingChanges } from 'graphql';

const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const committed = read('../schema.graphql');
const ifMeant = 'if that is meant: make contracts';

/** Composed when the gateway is packaged. */
const built = read('../target/schema.graphql');

function breaks(before, after) {
  return findBreakingChanges(buildSchema(before), buildSchema(after)).map(({ description }) => description);
}

test('no change breaks a client', () => {
  assert.deepEqual(breaks(committed, built), [], `the schema of the gateway breaks clients; ${ifMeant}`);
});

test('the committed schema is that of the services', () => {
  assert.equal(built, committed, `schema.graphql is not what the services have; ${ifMeant}`);
});

test('a change that breaks clients is found', () => {
  const after = committed.replace(/^  pageInfo: PageInfo!$/m, '');

  assert.notDeepEqual(breaks(committed, after), []);
});
