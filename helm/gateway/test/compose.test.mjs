import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, test } from 'node:test';
import { services } from '../src/services.mjs';

const script = fileURLToPath(new URL('../compose.mjs', import.meta.url));
const entity = (fields) => `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"])
  type Patient @key(fields: "id") { id: ID! ${fields} }`;

let root;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'neonpro-compose-'));
  for (const service of services) {
    exportSdl(service, `${entity(`${service}: String`)} type Query { ${service}: Patient }`);
  }
});

afterEach(() => rmSync(root, { recursive: true }));

function exportSdl(service, sdl) {
  const folder = join(root, service, 'target', 'graphql');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${service}.graphql`), sdl);
}

function compose() {
  const out = join(root, 'out', 'supergraph.graphql');
  const { status, stderr } = spawnSync(process.execPath, [script, '--root', root, '--out', out], {
    encoding: 'utf8',
  });
  return { status, stderr, out };
}

test('composes the exports of all services, each with its address', () => {
  const { status, stderr, out } = compose();

  assert.equal(status, 0, stderr);
  const supergraph = readFileSync(out, 'utf8');
  assert.match(
    supergraph,
    /@join__graph\(name: "patient", url: "http:\/\/localhost:8081\/graphql"\)/,
  );
  assert.match(supergraph, /notify: String @join__field\(graph: NOTIFY\)/);
});

test('fails on conflicting schemas, lists every conflict and leaves no supergraph', () => {
  compose();
  exportSdl(
    'billing',
    `${entity('patient: String notify: String')} type Query { billing: Patient }`,
  );

  const { status, stderr, out } = compose();

  assert.equal(status, 1);
  assert.match(stderr, /INVALID_FIELD_SHARING.*Patient\.patient/);
  assert.match(stderr, /INVALID_FIELD_SHARING.*Patient\.notify/);
  assert.equal(existsSync(out), false);
});

test('fails on SDL that does not parse, and says whose', () => {
  exportSdl('clinic', 'type Query {');

  const { status, stderr } = compose();

  assert.equal(status, 1);
  assert.match(stderr, /clinic: Syntax Error/);
});

test('fails when services have not been packaged, and names each', () => {
  for (const service of ['identity', 'notify']) {
    rmSync(join(root, service), { recursive: true });
  }

  const { status, stderr } = compose();

  assert.equal(status, 1);
  assert.match(stderr, /identity: no SDL/);
  assert.match(stderr, /notify: no SDL/);
});
