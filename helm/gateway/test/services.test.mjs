import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressOf, urlOf } from '../src/services.mjs';

const env = {
  NEONPRO_IDENTITY_URL: 'https://api.neonpro.example',
  NEONPRO_IDENTITY_ADDRESS: 'http://identity:8080',
  NEONPRO_PATIENT_URL: 'http://patient:8080',
};

test('who has an address of its own here is asked there, and known by the other one', () => {
  assert.equal(addressOf('identity', env), 'http://identity:8080');
  assert.equal(urlOf('identity', env), 'https://api.neonpro.example');
});

test('who has none is asked where it is known', () => {
  assert.equal(addressOf('patient', env), 'http://patient:8080');
  assert.equal(addressOf('billing', {}), 'http://localhost:8084');
});
