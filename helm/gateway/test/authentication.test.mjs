import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, mock, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { useAuthentication } from '../src/authentication.mjs';
import { serveIdentity } from './identity.mjs';

const minute = 60_000;

describe('a key that identity published', { timeout: 30_000 }, () => {
  let identity;
  let subjectOf;

  beforeEach(async () => {
    mock.timers.enable({ apis: ['Date', 'setInterval'], now: Date.now() });
    identity = await serveIdentity();
    const { onContextBuilding } = useAuthentication({ issuer: identity.url, audience: 'neonpro' });
    subjectOf = async (token) => {
      const context = { headers: { authorization: `Bearer ${token}` } };
      await onContextBuilding({ context, extendContext: (more) => Object.assign(context, more) });
      return context.claims.sub;
    };
  });

  afterEach(async () => {
    mock.timers.reset();
    await identity.stop();
  });

  test('goes on verifying where identity does not answer', async () => {
    const [shown, other] = [
      await identity.token({ expires: '1h' }),
      await identity.token({ expires: '1h', subject: 'u2' }),
    ];
    await subjectOf(shown);
    await identity.stop();

    mock.timers.tick(11 * minute);

    assert.equal(await subjectOf(shown), 'u1');
    assert.equal(await subjectOf(other), 'u2');
  });

  test('is trusted no more when it was withdrawn', async () => {
    const token = await identity.token({ expires: '1h' });
    await subjectOf(token);
    identity.withdrawKey();

    mock.timers.tick(minute);

    const refusal = await refusedOnce(() => subjectOf(token));
    assert.equal(refusal.extensions.http.status, 401);
  });
});

/** What is fetched in the background is there a little later. */
async function refusedOnce(ask) {
  for (;;) {
    try {
      await ask();
    } catch (error) {
      return error;
    }
    await sleep(10);
  }
}
