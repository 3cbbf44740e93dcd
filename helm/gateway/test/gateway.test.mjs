import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, test } from 'node:test';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { createClient } from 'graphql-ws';
import { generateKeyPair } from 'jose';
import { WebSocket } from 'ws';
import { compose } from '../compose.mjs';
import { startGateway } from './gateway.mjs';
import { serveIdentity } from './identity.mjs';
import * as subgraphs from './subgraphs.mjs';

const nested = (levels) =>
  `${'{ appointments { patient '.repeat(levels)} { id } ${'} }'.repeat(levels)}`;

const journey = '{ patient(id: "p1") { name appointments { start invoice { status } } } }';

const agenda = '{ agenda { start patient { name } } }';

const times = (count, make) => Array.from({ length: count }, (_, i) => make(i)).join(' ');

const schemas = (count) =>
  `{ ${times(count, (i) => `s${i}: __schema { ...S }`)} } fragment S on __Schema {
    types { fields { args { name } type { fields { name description } } } } }`;

const codesOf = ({ errors }) => errors.map(({ extensions }) => extensions.code);

describe('the gateway', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'neonpro-gateway-'));
  const running = {};
  let identity;
  let gateway;
  let token;

  before(async () => {
    const { supergraph, errors } = compose({
      patient: subgraphs.patient.sdl,
      scheduling: subgraphs.scheduling.sdl,
      billing: subgraphs.billing.sdl,
    });
    assert.deepEqual(errors, []);
    writeFileSync(join(folder, 'supergraph.graphql'), supergraph);
    identity = await serveIdentity();
    running.patient = await subgraphs.serve('patient', subgraphs.patient);
    running.scheduling = await subgraphs.serve('scheduling', subgraphs.scheduling);
    running.billing = await subgraphs.serve('billing', subgraphs.billing);
    gateway = await startGateway({
      NEONPRO_SUPERGRAPH: join(folder, 'supergraph.graphql'),
      NEONPRO_IDENTITY_URL: identity.url,
      NEONPRO_PATIENT_URL: running.patient.url,
      NEONPRO_SCHEDULING_URL: running.scheduling.url,
      NEONPRO_BILLING_URL: running.billing.url,
      NEONPRO_ALLOWED_ORIGINS: 'https://app.aurora.example, https://desk.aurora.example',
      NEONPRO_MUTATIONS_PER_MINUTE: '3',
      NEONPRO_QUERY_TIMEOUT_MILLISECONDS: '2000',
    });
    token = await identity.token();
  });

  afterEach(() => {
    for (const { requests, behaviour } of Object.values(running)) {
      requests.length = 0;
      Object.assign(behaviour, {
        refuse: undefined,
        says: undefined,
        breaksOff: false,
        silent: false,
      });
    }
  });

  after(async () => {
    await gateway?.stop();
    await Promise.all([identity, ...Object.values(running)].map((server) => server?.stop()));
    rmSync(folder, { recursive: true });
  });

  test('joins what three services know about one patient', async () => {
    const { status, data, errors } = await gateway.ask(journey, { token });

    assert.equal(errors, undefined);
    assert.equal(status, 200);
    assert.deepEqual(data, {
      patient: {
        name: 'Ana',
        appointments: [{ start: '2026-03-02T09:00:00-03:00', invoice: { status: 'draft' } }],
      },
    });
  });

  test('refuses an operation without a token, and calls no service', async () => {
    const { status, headers, data, errors } = await gateway.ask(journey);

    assert.equal(status, 401);
    assert.equal(headers.get('www-authenticate'), 'Bearer');
    assert.equal(data, undefined);
    assert.equal(errors[0].extensions.code, 'unauthenticated');
    assert.equal(running.patient.requests.length, 0);
  });

  test('tells anyone that it answers', async () => {
    const { status, data } = await gateway.ask('{ __typename }');

    assert.equal(status, 200);
    assert.deepEqual(data, { __typename: 'Query' });
  });

  test('tells anyone so, whatever else the document could ask', async () => {
    const query = `query a { __typename } query b ${journey}`;

    const a = await gateway.ask(query, { operationName: 'a' });
    const b = await gateway.ask(query, { operationName: 'b' });

    assert.deepEqual(a.data, { __typename: 'Query' });
    assert.equal(b.status, 401);
  });

  describe('without a token', () => {
    const asked = {
      'does not show the schema': getIntrospectionQuery(),
      'does not show a type': '{ __type(name: "Patient") { name } }',
      'does not show the schema a hundred times': schemas(100),
      'does not answer on the way to data':
        '{ __typename ...Data } fragment Data on Query { patient(id: "p1") { name } }',
      'does not answer on the way to the schema':
        '{ __typename ...Schema } fragment Schema on Query { __schema { queryType { name } } }',
    };
    for (const [name, query] of Object.entries(asked)) {
      test(name, async () => {
        const { status, data, errors } = await gateway.ask(query);

        assert.equal(status, 401);
        assert.equal(data, undefined);
        assert.deepEqual(codesOf({ errors }), ['unauthenticated']);
      });
    }

    test('does not show the schema over a WebSocket', async () => {
      const client = createClient({
        url: `${gateway.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
      });

      const { value } = await client.iterate({ query: getIntrospectionQuery() }).next();

      assert.deepEqual(codesOf(value), ['unauthenticated']);
      await client.dispose();
    });
  });

  test('shows the schema to whoever has a token', async () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });

    const { status, data, errors } = await gateway.ask(query, { token });

    assert.equal(errors, undefined);
    assert.equal(status, 200);
    assert.ok(buildClientSchema(data).getType('Patient').getFields().appointments);
  });

  describe('refuses to show the schema', () => {
    const costly = {
      'a hundred times': schemas(100),
      'twice': schemas(2),
      'with a hundred lists of its types': `{ __schema {
        ${times(100, (i) => `t${i}: types { ...T }`)} } }
        fragment T on __Type { fields { args { name } type { fields { name description } } } }`,
    };
    for (const [name, query] of Object.entries(costly)) {
      test(name, async () => {
        const { status, data, errors } = await gateway.ask(query, { token });

        assert.equal(status, 400);
        assert.equal(data, undefined);
        assert.deepEqual(codesOf({ errors }), ['too-expensive']);
      });
    }
  });

  describe('refuses a token', () => {
    const tokens = {
      'for another audience': () => identity.token({ audience: 'billing' }),
      'that has expired': () => identity.token({ expires: '-1m' }),
      'signed with a stranger’s key': async () =>
        identity.token({ key: (await generateKeyPair('ES256')).privateKey }),
      'that is an ID token': () => identity.token({ type: 'JWT' }),
      'that names an unknown key': () => identity.token({ keyId: 'k2' }),
      'that is none': () => 'abc',
    };
    for (const [name, make] of Object.entries(tokens)) {
      test(name, async () => {
        const { status, errors } = await gateway.ask(journey, { token: await make() });

        assert.equal(status, 401);
        assert.equal(errors[0].extensions.code, 'unauthenticated');
      });
    }
  });

  test('refuses a query of depth 50', async () => {
    const levels = 25;
    const deep = `{ patient ${nested(levels)} }`;

    const { status, errors } = await gateway.ask(deep, { token });

    assert.equal(status, 400);
    assert.match(errors[0].message, /depth limit/i);
    assert.equal(running.patient.requests.length, 0);
  });

  test('refuses an operation that the document does not hold', async () => {
    const response = await fetch(`${gateway.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: `query a ${journey}`, operationName: 'b' }),
    });

    assert.equal(response.status, 400);
  });

  describe('says with a code of the services why it refuses', () => {
    const ask = (query, more) => JSON.stringify({ query, ...more });
    const patients = 'query ($id: ID!) { patient(id: $id) { name } }';
    const refused = [
      ['no body', '', 'malformed-json'],
      ['a body cut in half', '{"query": "{', 'malformed-json'],
      ['a byte order mark', `\uFEFF${ask(journey)}`, 'malformed-json'],
      ['a number that is none', '{"query": "{ agenda }", "variables": NaN}', 'malformed-json'],
      ['a list of no operations', '[]', 'bad-request'],
      ['a list of operations', `[${ask(journey)}]`, 'bad-request'],
      ['a text', '"{ patient { id } }"', 'bad-request'],
      ['nothing', 'null', 'bad-request'],
      ['no query', '{}', 'bad-request'],
      ['a query that is a list', ask([journey]), 'bad-request'],
      ['an empty query', ask(''), 'malformed-query'],
      ['a name that is a number', ask(journey, { operationName: 1 }), 'invalid-query'],
      ['a name that is empty', ask(`query a ${journey}`, { operationName: '' }), 'invalid-query'],
      ['variables that are true', ask(journey, { variables: true }), 'bad-request'],
      [
        'variables that are half a character',
        '{"query": "{ agenda { id } }", "variables": "\\ud800"}',
        'bad-request',
      ],
      ['extensions that are a list', ask(journey, { extensions: [] }), 'bad-request'],
      [
        'a query that was never kept',
        ask(undefined, { extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } }),
        'bad-request',
      ],
      ['a number for a selection', ask('{0}'), 'malformed-query'],
      ['variables that are a list', ask(patients, { variables: [] }), 'bad-request'],
      ['a query that is none', ask('{'), 'malformed-query'],
      ['a field that is not there', ask('{ doctor }'), 'invalid-query'],
      [
        'an operation that is not there',
        ask(`query a ${journey}`, { operationName: 'b' }),
        'invalid-query',
      ],
      ['a variable of a wrong type', ask(patients, { variables: { id: ['a'] } }), 'invalid-input'],
      ['a variable that is missing', ask(patients), 'invalid-input'],
      ['variables that are null', ask(patients, { variables: null }), 'invalid-input'],
      ['too deep a query', ask(`{ patient ${nested(25)} }`), 'query-too-large'],
    ];
    for (const [name, body, code] of refused) {
      test(name, async () => {
        const response = await fetch(`${gateway.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body,
        });
        const text = await response.text();
        const { errors } = JSON.parse(text);

        assert.equal(response.status, 400, text);
        assert.doesNotMatch(text, /TypeError|undefined|Unexpected error/);
        assert.deepEqual([...new Set(errors.map(({ extensions }) => extensions.code))], [code]);
        assert.ok(errors.every(({ extensions }) => !('originalError' in extensions)));
      });
    }
  });

  describe('takes an operation as JSON', () => {
    const post = (headers, body = JSON.stringify({ query: journey })) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, ...headers },
        body: new Blob([body]),
      });
    for (const type of ['APPLICATION/JSON', 'Application/Json; Charset=UTF-8', 'application/graphql+json']) {
      test(`written ${type}`, async () => {
        const response = await post({ 'content-type': type });

        assert.equal(response.status, 200);
        assert.equal((await response.json()).data.patient.name, 'Ana');
      });
    }
    for (const type of ['text/plain', 'application/vnd.api+json', 'multipart/form-data', ',', undefined]) {
      test(`and not as ${type}`, async () => {
        const response = await post(type && { 'content-type': type });

        assert.equal(response.status, 415);
        assert.equal((await response.json()).errors[0].extensions.code, 'unsupported-media-type');
      });
    }
  });

  describe('refuses a body', () => {
    for (const encoding of ['gzip', 'br', 'GZIP, identity']) {
      test(`encoded as ${encoding}`, async () => {
        const { status, headers, errors } = await gateway.ask(journey, {
          token,
          headers: { 'content-encoding': encoding },
        });

        assert.equal(status, 415);
        assert.equal(headers.get('accept-encoding'), 'identity');
        assert.deepEqual(codesOf({ errors }), ['unsupported-encoding']);
        assert.equal(running.patient.requests.length, 0);
      });
    }

    test('and not one that says it is not encoded', async () => {
      const { status } = await gateway.ask(journey, {
        token,
        headers: { 'content-encoding': 'Identity' },
      });

      assert.equal(status, 200);
    });
  });

  describe('answers as the client can take it', () => {
    const post = (accept) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', accept },
        body: JSON.stringify({ query: journey }),
      });
    const json = 'application/json';
    const response = 'application/graphql-response+json';
    const taken = {
      '': json,
      ',': json,
      '*/*': json,
      'application/*': json,
      'text/csv, Application/JSON;q=0.1': json,
      'application/json;charset="utf-8"': json,
      [response]: response,
      [`${response};q=0.1, application/*;q=0.2`]: json,
      [`application/json;q=0, ${response}`]: response,
      '*/*, application/json;q=0': response,
    };
    for (const [accept, type] of Object.entries(taken)) {
      test(`who accepts '${accept}' has ${type}`, async () => {
        const response = await post(accept);

        assert.equal(response.status, 200);
        assert.equal(response.headers.get('content-type').split(';')[0], type);
        assert.equal((await response.json()).data.patient.name, 'Ana');
      });
    }
    for (const accept of ['text/csv', 'application/xml', 'application/json; charset=latin1', 'application/json;q=0', '*/*;q=0.000']) {
      test(`and runs nothing for ${accept}`, async () => {
        const response = await post(accept);

        assert.equal(response.status, 406);
        assert.equal((await response.json()).errors[0].extensions.code, 'not-acceptable');
        assert.equal(running.patient.requests.length, 0);
      });
    }

    for (const accept of ['json', ';;', '*/json', 'application/json;q=2', 'application/json;q', `${'a/b,'.repeat(1_000)}*/*`]) {
      test(`and says that ${accept.slice(0, 24)} cannot be read`, async () => {
        const response = await post(accept);

        assert.equal(response.status, 400);
        assert.equal((await response.json()).errors[0].extensions.code, 'invalid-input');
        assert.equal(running.patient.requests.length, 0);
      });
    }
  });

  describe('tells what host it is asked for', () => {
    const askedFor = (host) =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(gateway.url);
        const options = { hostname, port, path: '/docs/', headers: { host } };
        request(options, (response) => {
          let body = '';
          response.on('data', (chunk) => (body += chunk));
          response.on('end', () => resolve({ status: response.statusCode, body }));
        })
          .on('error', reject)
          .end();
      });
    for (const host of ['clinic.example', 'clinic.example:8443', '[::1]:8080']) {
      test(`${host}`, async () => {
        assert.notEqual((await askedFor(host)).status, 400);
      });
    }
    for (const host of ['localhost:99999', 'a b', 'a/b', 'user@a', '[::1', '%']) {
      test(`and not '${host}'`, async () => {
        const { status, body } = await askedFor(host);

        assert.equal(status, 400, body);
        assert.equal(JSON.parse(body).errors[0].extensions.code, 'invalid-host');
      });
    }
  });

  describe('says why it cannot read', () => {
    const answered = (lines) =>
      new Promise((resolve, reject) => {
        const { hostname, port } = new URL(gateway.url);
        const socket = connect(port, hostname, () => socket.write(lines.join('\r\n') + '\r\n\r\n'));
        let text = '';
        socket.on('data', (chunk) => (text += chunk));
        socket.on('end', () => resolve(text));
        socket.on('error', reject);
      });
    const host = 'Host: localhost';
    for (const [what, lines, status, code] of [
      ['headers of 20,000 characters', ['POST /graphql HTTP/1.1', host, `X-Long: ${'a'.repeat(20_000)}`], 431, 'headers-too-large'],
      ['a method that is none', ['BREW /graphql HTTP/1.1', host], 400, 'malformed-request'],
      ['a header without a name', ['POST /graphql HTTP/1.1', host, ': a'], 400, 'malformed-request'],
    ]) {
      test(what, async () => {
        const [head, body] = (await answered(lines)).split('\r\n\r\n');

        assert.match(head, new RegExp(`^HTTP/1.1 ${status} `));
        assert.equal(JSON.parse(body).errors[0].extensions.code, code);
      });
    }
  });

  test('names every mistake of a query', async () => {
    const { status, errors } = await gateway.ask('{ patient { age } doctor }', { token });

    assert.equal(status, 400);
    assert.deepEqual(
      errors.map(({ message }) => /"(age|doctor)"/.exec(message)[1]),
      ['age', 'doctor'],
    );
  });

  test('refuses a query of too many tokens', async () => {
    const fields = Array.from({ length: 300 }, (_, i) => `p${i}: patient(id: ${i}) { id }`);

    const { status, errors } = await gateway.ask(`{ ${fields.join(' ')} }`, { token });

    assert.equal(status, 400);
    assert.match(errors[0].message, /token limit/i);
  });

  test('refuses a query that would touch too many objects, and asks no service', async () => {
    const levels = 5;
    const wide = `{ patient(id: "p1") ${nested(levels)} }`;

    const { status, errors } = await gateway.ask(wide, { token });

    assert.equal(status, 400);
    assert.equal(errors[0].extensions.code, 'too-expensive');
    assert.equal(running.patient.requests.length, 0);
  });

  test('counts what variables ask for by default', async () => {
    const { status, errors } = await gateway.ask(
      `query ($n: Int = 100) { patient(id: "p1") {
        appointments(first: $n) { patient { appointments(first: $n) { patient {
        appointments(first: $n) { start } } } } } } }`,
      { token },
    );

    assert.equal(status, 400);
    assert.equal(errors[0].extensions.code, 'too-expensive');
  });

  // issue 8, row 16
  describe('says nothing of CORS but to pages that are allowed', () => {
    const app = 'https://app.aurora.example';
    const evil = 'https://evil.example';
    const preflight = (origin) =>
      fetch(`${gateway.url}/graphql`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization',
        },
      });

    test('in answers', async () => {
      const toApp = await gateway.ask(journey, { token, headers: { origin: app } });
      const toEvil = await gateway.ask(journey, { token, headers: { origin: evil } });

      assert.equal(toApp.headers.get('access-control-allow-origin'), app);
      assert.match(toApp.headers.get('vary'), /origin/i);
      assert.equal(toApp.headers.get('access-control-allow-credentials'), null);
      assert.equal(toEvil.headers.get('access-control-allow-origin'), null);
      assert.equal(toEvil.headers.get('access-control-allow-credentials'), null);
    });

    test('before them', async () => {
      const ofApp = await preflight(app);
      const ofEvil = await preflight(evil);

      assert.equal(ofApp.status, 204);
      assert.equal(ofApp.headers.get('access-control-allow-origin'), app);
      assert.match(ofApp.headers.get('access-control-allow-headers'), /authorization/);
      assert.equal(ofEvil.status, 403);
      assert.equal(ofEvil.headers.get('access-control-allow-origin'), null);
    });

    test('and lets no other page open a WebSocket', async () => {
      const outcome = (origin) =>
        new Promise((resolve) => {
          const socket = new WebSocket(`${gateway.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
            origin,
          });
          socket.once('open', () => {
            socket.close();
            resolve('open');
          });
          socket.once('error', () => resolve('refused'));
        });

      assert.equal(await outcome(app), 'open');
      assert.equal(await outcome(evil), 'refused');
      assert.equal(await outcome(undefined), 'open');
    });
  });

  test('lets nobody keep, guess at or frame an answer', async () => {
    for (const { headers } of [await gateway.ask(journey, { token }), await gateway.ask(journey)]) {
      assert.equal(headers.get('cache-control'), 'no-store');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('strict-transport-security'), /max-age=31536000/);
      assert.match(headers.get('content-security-policy'), /frame-ancestors 'none'/);
    }
  });

  // issue 8, row 11
  for (const [path, accept] of [
    ['/graphql', 'text/html'],
    ['/graphql?x=1', 'text/html'],
    ['/graphql', 'application/json, text/html'],
    ['/graphql/', 'text/html'],
  ]) {
    test(`has no page of 21 MB at ${path} for ${accept}`, async () => {
      const answer = await fetch(`${gateway.url}${path}`, { headers: { accept }, redirect: 'manual' });

      assert.ok((await answer.arrayBuffer()).byteLength < 10_000);
      assert.ok(!answer.headers.get('content-type')?.startsWith('text/html'));
    });
  }

  test('refuses a body of 5 MB', async () => {
    const { status, errors } = await gateway.ask(journey, {
      token,
      variables: { padding: 'x'.repeat(5 << 20) },
    });

    assert.equal(status, 413);
    assert.equal(errors[0].extensions.code, 'body-too-large');
  });

  test('refuses more than the allowed mutations a minute, for that user only, whatever their token', async () => {
    const register = 'mutation { registerPatient(name: "Caio") { name } }';
    const registerAs = async (subject) =>
      gateway.ask(register, { token: await identity.token({ subject }) });
    for (let accepted = 0; accepted < 3; accepted++) {
      assert.equal((await registerAs('ana')).status, 200);
    }

    const refused = await registerAs('ana');
    const other = await registerAs('bia');

    assert.equal(refused.status, 429);
    assert.equal(refused.errors[0].extensions.code, 'rate-limited');
    assert.ok(Number(refused.headers.get('retry-after')) > 0);
    assert.equal(other.data.registerPatient.name, 'Caio');
  });

  test('forwards the headers that the services read, and brings their tokens back', async () => {
    const headers = {
      'x-clinic-id': 'c1',
      'consistency-token': 'patient=0/1',
      traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
      'accept-language': 'pt-BR',
    };

    const response = await gateway.ask(journey, { token, headers });

    for (const { requests } of Object.values(running)) {
      const [received] = requests;
      for (const [name, value] of Object.entries(headers)) {
        assert.equal(received[name], value, name);
      }
      assert.equal(received.authorization, `Bearer ${token}`);
    }
    assert.deepEqual(response.headers.get('consistency-token').split(', ').sort(), [
      'billing=0/16B3748',
      'patient=0/16B3748',
      'scheduling=0/16B3748',
    ]);
  });

  test('does not forward the key of a request that no service would know again', async () => {
    await gateway.ask(journey, { token, headers: { 'idempotency-key': 'i1' } });

    assert.equal(running.patient.requests.length, 1);
    assert.equal(running.patient.requests[0]['idempotency-key'], undefined);
  });

  describe('says on whose behalf it asks', () => {
    const behind = { 'x-forwarded-for': '203.0.113.7' };
    const heard = () =>
      Object.values(running).flatMap(({ requests }) => requests.map((headers) => headers['x-forwarded-for']));

    test('by the address that asks', async () => {
      await gateway.ask(journey, { token });

      assert.deepEqual([...new Set(heard())], ['127.0.0.1']);
    });

    test('and in front of it by what a proxy says', async () => {
      await gateway.ask(journey, { token, headers: behind });

      assert.deepEqual([...new Set(heard())], ['203.0.113.7, 127.0.0.1']);
    });

    test('of somebody who names many, by the last ones', async () => {
      const hops = Array.from({ length: 40 }, (_, i) => `203.0.113.${i}`);

      await gateway.ask(journey, { token, headers: { 'x-forwarded-for': hops.join(',') } });

      assert.equal(heard()[0], [...hops.slice(-15), '127.0.0.1'].join(', '));
    });

    test('in a subscription, whatever its client says of itself', async () => {
      const client = createClient({
        url: `${gateway.url.replace('http', 'ws')}/graphql`,
        webSocketImpl: WebSocket,
        connectionParams: { Authorization: `Bearer ${token}`, 'X-Forwarded-For': '198.51.100.1' },
      });

      await client.iterate({ query: 'subscription { agendaChanged(clinicId: "c2") { start } }' }).next();

      assert.equal(running.scheduling.requests[0]['x-forwarded-for'], '127.0.0.1');
      await client.dispose();
    });

    test('to identity, for whoever brings a code', async () => {
      identity.requests.length = 0;

      await fetch(`${gateway.url}/docs/token`, { method: 'POST', headers: behind, body: 'code=a' });

      assert.deepEqual(
        identity.requests
          .filter(({ url }) => url !== '/oauth/jwks')
          .map(({ url, headers }) => [url, headers['x-forwarded-for']]),
        [['/oauth/token', '203.0.113.7, 127.0.0.1']],
      );
    });
  });

  test('passes an update of the agenda on, as the user who subscribed', async () => {
    const client = createClient({
      url: `${gateway.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { Authorization: `Bearer ${token}`, 'X-Clinic-Id': 'c1' },
    });
    const query = 'subscription { agendaChanged(clinicId: "c1") { start patient { name } } }';

    const { value } = await client.iterate({ query }).next();

    assert.deepEqual(value.data, {
      agendaChanged: { start: '2026-03-02T09:00:00-03:00', patient: { name: 'Ana' } },
    });
    assert.equal(running.scheduling.requests[0].authorization, `Bearer ${token}`);
    assert.equal(running.scheduling.requests[0]['x-clinic-id'], 'c1');
    await client.dispose();
  });

  /** F12: every answer of a subscription, to the end. */
  const subscribe = async (query) => {
    const client = createClient({
      url: `${gateway.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { Authorization: `Bearer ${token}` },
    });
    const answers = [];
    try {
      for await (const answer of client.iterate({ query })) {
        answers.push(answer);
      }
    } catch (errors) {
      answers.push({ errors });
    }
    await client.dispose();
    return answers;
  };

  describe('says why a subscription', () => {
    const refused = [
      ['cannot be read', 'agendaChanged(clinicId: "garbage") { start }', 'invalid-input'],
      ['cannot begin', 'agendaChanged(clinicId: "nowhere") { start }', 'not-found'],
      ['tells of an error', 'agendaChanged(clinicId: "failing") { start }', 'not-found'],
      ['asks for what is not there', 'agendaChanged(clinicId: "c1") { colour }', 'invalid-query'],
      ['has a wrong argument', 'agendaChanged(clinicId: []) { start }', 'invalid-query'],
    ];
    for (const [name, field, code] of refused) {
      test(name, async () => {
        const answers = await subscribe(`subscription { ${field} }`);

        assert.equal(answers.length, 1);
        assert.deepEqual(codesOf(answers[0]), [code]);
      });
    }

    const ended = [
      ['was ended by its service', 'breaking', 'internal-error'],
      ['was lost with its service', 'hanging-up', 'service-unavailable'],
    ];
    for (const [name, clinic, code] of ended) {
      test(name, async () => {
        const field = `agendaChanged(clinicId: "${clinic}") { start }`;

        const answers = await subscribe(`subscription { ${field} }`);

        assert.equal(answers.length, 2);
        assert.equal(answers[0].errors, undefined);
        assert.equal(answers[1].errors[0].extensions.code, code);
      });
    }
  });

  test('refuses a subscription without a token', async () => {
    const client = createClient({
      url: `${gateway.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
    });
    const query = 'subscription { agendaChanged { start } }';

    const answer = await client
      .iterate({ query })
      .next()
      .catch((errors) => ({ errors }));

    const errors = answer.errors ?? answer.value.errors;
    assert.equal(errors[0].extensions.code, 'unauthenticated');
    await client.dispose();
  });

  test('closes a WebSocket that sends a message of 5 MB', async () => {
    const socket = new WebSocket(
      `${gateway.url.replace('http', 'ws')}/graphql`,
      'graphql-transport-ws',
    );
    await new Promise((opened) => socket.once('open', opened));

    socket.send('x'.repeat(5 << 20));

    const code = await new Promise((closed) => socket.once('close', closed));
    assert.equal(code, 1009);
  });

  test('closes a WebSocket that sends too many messages, and no other one', async () => {
    const open = async () => {
      const socket = new WebSocket(
        `${gateway.url.replace('http', 'ws')}/graphql`,
        'graphql-transport-ws',
      );
      await new Promise((opened) => socket.once('open', opened));
      socket.send('{"type":"connection_init"}');
      return socket;
    };
    const [flood, other] = [await open(), await open()];
    let answers = 0;
    flood.on('message', () => answers++);

    for (let sent = 0; sent < 1_000; sent++) {
      flood.send('{"type":"ping"}');
    }

    const code = await new Promise((closed) => flood.once('close', closed));
    assert.equal(code, 4429);
    assert.ok(answers < 1_000, `${answers} were answered`);
    other.send('{"type":"ping"}');
    await new Promise((answered) => other.on('message', (text) => `${text}`.includes('pong') && answered()));
    other.close();
  });

  test('tells what a service refused in its own words', async () => {
    running.billing.behaviour.refuse = {
      status: 403,
      code: 'forbidden',
      title: 'Forbidden',
      detail: 'The token does not reach clinic c2.',
    };

    const { data, errors } = await gateway.ask(journey, { token });

    assert.equal(data.patient.name, 'Ana');
    assert.equal(errors[0].message, 'The token does not reach clinic c2.');
    assert.deepEqual(errors[0].extensions, { code: 'forbidden', service: 'billing', status: 403 });
  });

  describe('answers without a service that', () => {
    const broken = [
      ...[
        'nothing',
        '',
        'null',
        '7',
        '[]',
        '{}',
        '{"data": null}',
        '{"errors": []}',
        '{"errors": {}}',
        '{"errors": [null]}',
        '{"errors": [{}]}',
        '{"errors": [{"message": 7, "path": 7, "extensions": 7}]}',
      ].map((says) => [`says ${says}`, { says }]),
      ['breaks off', { breaksOff: true }],
    ];
    for (const [name, behaviour] of broken) {
      test(name, async () => {
        for (const query of [journey, '{ invoice(id: "i1") { status } }']) {
          // keeps the breaker closed, which would hide what is said
          await gateway.ask(journey, { token });
          Object.assign(running.billing.behaviour, behaviour);

          const { status, errors } = await gateway.ask(query, { token });

          assert.equal(status, 200);
          assert.deepEqual(codesOf({ errors }), ['service-unavailable']);
          assert.doesNotMatch(JSON.stringify(errors), /TypeError|undefined|Unexpected|JSON/);
          Object.assign(running.billing.behaviour, { says: undefined, breaksOff: false });
        }
      });
    }
  });

  /** F6 */
  test('says why somebody cannot be shown, beside what the others know', async () => {
    running.patient.behaviour.says = JSON.stringify({
      data: { _entities: [null] },
      errors: [
        {
          message: 'The patient was erased.',
          path: ['_entities', 0],
          extensions: { code: 'erased', status: 410 },
        },
      ],
    });

    const { data, errors } = await gateway.ask(agenda, { token });

    assert.deepEqual(data, { agenda: [{ start: '2026-03-02T09:00:00-03:00', patient: null }] });
    assert.equal(errors.length, 1);
    assert.equal(errors[0].extensions.code, 'erased');
    assert.deepEqual(errors[0].path, ['agenda', 0, 'patient']);
  });

  test('answers without a service that hangs', async () => {
    running.billing.behaviour.silent = true;

    const { status, data, errors } = await gateway.ask(journey, { token });

    assert.equal(status, 200);
    assert.equal(data.patient.appointments[0].invoice, null);
    assert.equal(errors[0].extensions.code, 'service-unavailable');
  });

  test('shows its health and its metrics', async () => {
    const statuses = await Promise.all(
      ['/healthcheck', '/readiness', '/metrics'].map((path) => fetch(gateway.url + path)),
    );

    assert.deepEqual(
      statuses.map(({ status }) => status),
      [200, 200, 200],
    );
    const metrics = await statuses[2].text();
    assert.match(metrics, /graphql_gateway_subgraph_execute_duration/);
    // what the chart's alerts go by
    assert.match(metrics, /graphql_yoga_http_duration_bucket{[^}]*le="1"[^}]*}/);
    assert.match(
      metrics,
      /graphql_yoga_http_duration_count{[^}]*statusCode="200"[^}]*operationType="query"[^}]*}/,
    );
    assert.doesNotMatch(metrics, /[{,](operationName|path|url)=/);
  });

  test('answers without a dead service, naming it and nothing else', async () => {
    await running.billing.stop();

    const { status, data, errors } = await gateway.ask(journey, { token });

    assert.equal(status, 200);
    assert.deepEqual(data, {
      patient: {
        name: 'Ana',
        appointments: [{ start: '2026-03-02T09:00:00-03:00', invoice: null }],
      },
    });
    assert.equal(errors.length, 1);
    assert.deepEqual(errors[0].extensions, { code: 'service-unavailable', service: 'billing' });
    assert.doesNotMatch(JSON.stringify(errors), /127\.0\.0\.1|ECONNREFUSED|fetch/);
  });

  /** F6 */
  test('says that a patient cannot be had, and why, beside what the others know', async () => {
    await running.patient.stop();

    const { status, data, errors } = await gateway.ask(agenda, { token });

    assert.equal(status, 200);
    assert.deepEqual(data, { agenda: [{ start: '2026-03-02T09:00:00-03:00', patient: null }] });
    assert.deepEqual(errors.map(({ extensions }) => extensions), [
      { code: 'service-unavailable', service: 'patient' },
    ]);
  });

  test('answers null when the only service asked is dead', async () => {
    const { status, data, errors } = await gateway.ask('{ invoice(id: "i1") { status } }', {
      token,
    });

    assert.equal(status, 200);
    assert.equal(data, null);
    assert.equal(errors[0].extensions.service, 'billing');
  });

  test('stops when told to', async () => {
    const { code } = await gateway.stop();

    assert.equal(code, 0, gateway.log());
  });
});
