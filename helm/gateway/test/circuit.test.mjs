import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Circuit, CircuitOpen } from '../src/circuit.mjs';

const fails = (circuit) =>
  circuit.run(
    async () => 'bad',
    () => true,
  );
const works = (circuit) =>
  circuit.run(
    async () => 'good',
    () => false,
  );

test('lets nothing through after five failures, then one trial, then everything', async () => {
  let now = 0;
  const circuit = new Circuit({ now: () => now });
  for (let failure = 0; failure < 5; failure++) {
    await fails(circuit);
  }

  await assert.rejects(works(circuit), CircuitOpen);
  now = 2_000;
  const trial = works(circuit);
  await assert.rejects(works(circuit), CircuitOpen);

  assert.equal(await trial, 'good');
  assert.equal(await works(circuit), 'good');
});

test('stays open when the trial fails', async () => {
  let now = 0;
  const circuit = new Circuit({ now: () => now });
  for (let failure = 0; failure < 5; failure++) {
    await fails(circuit);
  }
  now = 2_000;

  await fails(circuit);

  await assert.rejects(works(circuit), CircuitOpen);
});

test('lets no more calls through at once than it may', async () => {
  const circuit = new Circuit({ maxInFlight: 1 });
  const first = works(circuit);

  await assert.rejects(works(circuit), CircuitOpen);

  assert.equal(await first, 'good');
});
