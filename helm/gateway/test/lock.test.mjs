import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { minVersion, satisfies } from 'semver';

const read = (file) => JSON.parse(readFileSync(new URL(`../${file}`, import.meta.url)));
const { packages } = read('package-lock.json');

test('no package asks for a newer Node than the gateway does', () => {
  const oldest = minVersion(read('package.json').engines.node);

  const newer = Object.entries(packages)
    .filter(([, { engines }]) => engines?.node && !satisfies(oldest, engines.node))
    .map(([path, { engines }]) => `${path}: ${engines.node}`);

  assert.deepEqual(newer, []);
});

test('no package is bound to the registry it was first installed from', () => {
  const bound = Object.keys(packages).filter((path) => packages[path].resolved);

  assert.deepEqual(bound, []);
});
