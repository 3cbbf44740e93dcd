import { fileURLToPath } from 'node:url';
import { defineConfig } from '@graphql-hive/gateway';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { useAuthentication } from './src/authentication.mjs';
import { useAvailability } from './src/availability.mjs';
import { useErrorCodes } from './src/codes.mjs';
import { useCostLimit } from './src/cost.mjs';
import { useDocs } from './src/docs.mjs';
import { useProtectiveHeaders } from './src/headers.mjs';
import { useHost } from './src/host.mjs';
import { useBodyLimit } from './src/limits.mjs';
import { useMediaType } from './src/media-type.mjs';
import { limitMessages } from './src/messages.mjs';
import { originsOf, useOrigins } from './src/origins.mjs';
import { useRateLimit } from './src/rate.mjs';
import { addressOf, services, urlOf } from './src/services.mjs';
import { exitWithin } from './src/shutdown.mjs';
import { useSignIn } from './src/sign-in.mjs';
import { useSource } from './src/source.mjs';
import { useErrorStatus } from './src/status.mjs';
import { answerUnreadable } from './src/unreadable.mjs';

const { env } = process;
const second = 1_000;
const drainMilliseconds = 10 * second;

const forwarded = [
  'authorization',
  'x-clinic-id',
  'x-access-purpose',
  'consistency-token',
  'traceparent',
  'accept-language',
];

/** A booking may wait for its turn, a page may not; subscriptions wait for ever. */
const timeouts = {
  query: Number(env.NEONPRO_QUERY_TIMEOUT_MILLISECONDS ?? 5 * second),
  mutation: 15 * second,
};

exitWithin(drainMilliseconds + second);
answerUnreadable();
limitMessages({ atOnce: 100, perSecond: 20 });

export const gatewayConfig = defineConfig({
  // Who am I, and where do I listen?
  productName: 'NeonPro',
  host: '127.0.0.1',
  port: Number(env.PORT ?? 8080),
  landingPage: false,
  graphiql: false,
  gracefulShutdownTimeout: drainMilliseconds,
  cors: false,

  // What do I serve? Planned by the Rust planner, with which the JIT loses data.
  supergraph:
    env.NEONPRO_SUPERGRAPH ?? fileURLToPath(new URL('target/supergraph.graphql', import.meta.url)),
  unifiedGraphHandler,
  jit: false,

  // Where are the subgraphs?
  transportEntries: {
    ...Object.fromEntries(
      services.map((service) => [service, { location: `${addressOf(service)}/graphql` }]),
    ),
    '*.http': {
      options: {
        subscriptions: {
          kind: 'ws',
          headers: [
            ...forwarded.map((name) => [name, `{context.headers.${name}}`]),
            ['x-forwarded-for', '{context.forwardedFor}'],
          ],
        },
      },
    },
  },
  propagateHeaders: {
    fromClientToSubgraphs: ({ context }) => ({
      ...Object.fromEntries(forwarded.map((name) => [name, context.headers[name]])),
      'x-forwarded-for': context.forwardedFor,
    }),
    fromSubgraphsToClient: ({ response }) => ({
      'consistency-token': response.headers.get('consistency-token'),
    }),
  },

  // How much do I take?
  maxTokens: 1_000,
  maxDepth: 12,

  // How do I fail?
  maskedErrors: true,
  subgraphErrors: { errorCode: false, subgraphNameProp: 'service' },
  upstreamTimeout: ({ executionRequest }) => timeouts[executionRequest?.operationType],
  upstreamRetry: ({ executionRequest }) =>
    executionRequest.operationType === 'query' ? { maxRetries: 1, retryDelay: 100 } : undefined,

  // How am I watched? /healthcheck, /readiness and what follows,
  // by nothing that clients choose, or they would choose how much is kept of them
  prometheus: {
    endpoint: '/metrics',
    metrics: { graphql_gateway_subgraph_execute_errors: false },
    labels: { operationName: false, path: false, url: false },
  },

  plugins: () => [
    useProtectiveHeaders(),
    useHost(),
    useOrigins({
      allowed: originsOf(env.NEONPRO_ALLOWED_ORIGINS),
      accepted: ['content-type', ...forwarded],
      exposed: ['consistency-token', 'retry-after', 'x-request-id'],
    }),
    useBodyLimit({ maxBytes: 256 * 1024 }),
    useMediaType(),
    useSignIn({ identity: urlOf('identity'), address: addressOf('identity') }),
    useDocs({ folder: fileURLToPath(new URL('target/docs', import.meta.url)) }),
    useSource(),
    useAuthentication({
      issuer: urlOf('identity'),
      address: addressOf('identity'),
      audience: 'neonpro',
    }),
    useRateLimit({
      queries: env.NEONPRO_QUERIES_PER_MINUTE ?? 600,
      mutations: env.NEONPRO_MUTATIONS_PER_MINUTE ?? 300,
    }),
    useCostLimit({ maxObjects: 20_000, defaultListSize: 20 }),
    useAvailability(),
    useErrorCodes(),
    useErrorStatus(),
  ],
});
