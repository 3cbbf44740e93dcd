import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { buildSchema, findBreakingChanges, getNamedType, isListType, isNonNullType } from 'graphql';

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

const entities = new Set([
  'Tenant',
  'Clinic',
  'Practitioner',
  'Resource',
  'Treatment',
  'Patient',
  'Appointment',
  'Invoice',
  'Message',
  'User',
]);

/** The element of a list that is never null, or the field itself. */
const isPromised = (type) => {
  const list = isNonNullType(type) ? type.ofType : type;
  return isListType(list) ? isNonNullType(list.ofType) : isNonNullType(type);
};

/** F6: another service may not answer, and whoever is referred to may have been erased. */
test('whatever refers to an entity may be null', () => {
  const types = buildSchema(committed).getTypeMap();
  const promised = Object.values(types)
    .flatMap((type) => Object.values(type.getFields?.() ?? {}).map((field) => [type, field]))
    .filter(([, field]) => entities.has(getNamedType(field.type).name) && isPromised(field.type))
    .map(([type, field]) => `${type}.${field.name}`);

  assert.deepEqual(promised, []);
});

test('a change that breaks clients is found', () => {
  const after = committed.replace(/^  pageInfo: PageInfo!$/m, '');

  assert.notDeepEqual(breaks(committed, after), []);
});
