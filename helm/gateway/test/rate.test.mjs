import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Counts } from '../src/rate.mjs';

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
