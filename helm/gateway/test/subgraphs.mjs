/** Small real subgraphs: what the /graphql of a service would answer, without the service. */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { buildSchema, graphql, GraphQLError } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

/** What SmallRye GraphQL adds to the SDL of a subgraph with these roots and entities. */
const federated = (roots, entities, types) => `
  schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key"]) { ${roots} }
  directive @key(fields: federation__FieldSet!, resolvable: Boolean = true) repeatable on OBJECT
  directive @link(url: String!, import: [link__Import]) repeatable on SCHEMA
  scalar federation__FieldSet
  scalar link__Import
  scalar _Any
  union _Entity = ${entities}
  type _Service { sdl: String! }
  extend type Query { _entities(representations: [_Any!]!): [_Entity]! _service: _Service! }
  ${types}`;

const appointmentOf = (id) => ({
  __typename: 'Appointment',
  id: `appointment-of-${id}`,
  start: '2026-03-02T09:00:00-03:00',
  patient: { __typename: 'Patient', id },
});

const refusal = (code, message) => new GraphQLError(message, { extensions: { code } });

const patientNamed = (name, id) => ({ __typename: 'Patient', id, name });

export const patient = {
  sdl: federated(
    'query: Query mutation: Mutation',
    'Patient',
    `type Query { patient(id: ID): Patient }
     type Mutation { registerPatient(name: String!): Patient }
     type Patient @key(fields: "id") { id: ID! name: String! }`,
  ),
  roots: {
    patient: ({ id }) => patientNamed('Ana', id),
    registerPatient: ({ name }) => patientNamed(name, 'p9'),
    _entities: ({ representations }) => representations.map(({ id }) => patientNamed('Ana', id)),
  },
};

export const scheduling = {
  sdl: federated(
    'query: Query subscription: Subscription',
    'Appointment | Patient',
    `type Query { agenda(clinicId: ID): [Appointment!] }
     type Subscription { agendaChanged(clinicId: ID): Appointment }
     type Appointment @key(fields: "id") { id: ID! start: String! patient: Patient }
     type Patient @key(fields: "id") { id: ID! appointments(first: Int): [Appointment!] }`,
  ),
  roots: {
    agenda: () => [appointmentOf('p1')],
    _entities: ({ representations }) =>
      representations.map((key) => ({ ...key, appointments: [appointmentOf(key.id)] })),
  },
  async *agendaChanged({ clinicId }) {
    if (clinicId === 'nowhere') {
      throw refusal('not-found', 'There is no such clinic.');
    }
    if (clinicId === 'failing') {
      const failure = refusal('not-found', 'There is no such clinic.');
      yield { agendaChanged: () => Promise.reject(failure) };
      return;
    }
    yield { agendaChanged: appointmentOf('p1') };
    if (clinicId === 'breaking') {
      throw refusal('internal-error', 'Something went wrong on our side.');
    }
    if (clinicId === 'hanging-up') {
      await new Promise(() => {});
    }
  },
};

export const billing = {
  sdl: federated(
    'query: Query',
    'Appointment | Invoice',
    `type Query { invoice(id: ID): Invoice }
     type Invoice @key(fields: "id") { id: ID! status: String! }
     type Appointment @key(fields: "id") { id: ID! invoice: Invoice }`,
  ),
  roots: {
    invoice: ({ id }) => ({ __typename: 'Invoice', id, status: 'draft' }),
    _entities: ({ representations }) =>
      representations.map((key) => ({ ...key, invoice: { id: `of-${key.id}`, status: 'draft' } })),
  },
};

/** Serves a subgraph on a free port and remembers the headers of every request. */
export async function serve(name, { sdl, roots, agendaChanged }) {
  const schema = buildSchema(sdl);
  const requests = [];
  const behaviour = { refuse: undefined, says: undefined, breaksOff: false, silent: false };
  const server = createServer(async (request, response) => {
    requests.push(request.headers);
    if (behaviour.silent) {
      return;
    }
    if (behaviour.refuse) {
      response.writeHead(behaviour.refuse.status, { 'content-type': 'application/problem+json' });
      response.end(JSON.stringify(behaviour.refuse));
      return;
    }
    if (behaviour.says !== undefined) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(behaviour.says);
      return;
    }
    if (behaviour.breaksOff) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"data": {', () => response.destroy());
      return;
    }
    const { query, variables } = await json(request);
    const answer = await graphql({
      schema,
      source: query,
      rootValue: roots,
      variableValues: variables,
    });
    response.writeHead(200, {
      'content-type': 'application/json',
      'consistency-token': `${name}=0/16B3748`,
    });
    response.end(JSON.stringify(answer));
  });
  const sockets = new WebSocketServer({ server, path: '/graphql' });
  sockets.on('connection', (_, request) => requests.push(request.headers));
  useServer(
    {
      schema,
      roots: { subscription: { agendaChanged } },
      onSubscribe: (_, id, payload) =>
        JSON.stringify(payload).includes('garbage')
          ? [refusal('invalid-input', 'The request has one fault.')]
          : undefined,
      onNext: ({ extra }, id, payload) => {
        if (JSON.stringify(payload).includes('hanging-up')) {
          setImmediate(() => extra.socket.close(1011));
        }
      },
    },
    sockets,
  );
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));

  return {
    url: `http://127.0.0.1:${server.address().port}`,
    requests,
    behaviour,
    stop: () => {
      sockets.clients.forEach((socket) => socket.terminate());
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
