/** The real gateway, started as `npm start` starts it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';

const folder = fileURLToPath(new URL('..', import.meta.url));
const startMilliseconds = 60_000;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

export async function startGateway(environment) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const gateway = spawn(
    process.execPath,
    ['node_modules/@graphql-hive/gateway/dist/bin.js', 'supergraph'],
    {
      cwd: folder,
      env: { ...process.env, ...environment, PORT: String(port), NODE_ENV: 'production' },
    },
  );
  let log = '';
  gateway.stdout.on('data', (chunk) => (log += chunk));
  gateway.stderr.on('data', (chunk) => (log += chunk));
  const exited = once(gateway, 'exit');

  const deadline = Date.now() + startMilliseconds;
  while (!(await isReady(url))) {
    if (gateway.exitCode !== null || Date.now() > deadline) {
      gateway.kill('SIGKILL');
      throw new Error(`The gateway did not start:\n${log}`);
    }
    await sleep(100);
  }

  return {
    url,
    log: () => log,
    async stop() {
      gateway.kill('SIGTERM');
      const [code, signal] = await exited;
      return { code, signal };
    },
    async ask(query, { token, headers = {}, variables, operationName } = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token && { authorization: `Bearer ${token}` }),
          ...headers,
        },
        body: JSON.stringify({ query, variables, operationName }),
      });
      return { status: response.status, headers: response.headers, ...(await response.json()) };
    },
  };
}

const isReady = (url) =>
  fetch(`${url}/readiness`).then(
    ({ ok }) => ok,
    () => false,
  );
