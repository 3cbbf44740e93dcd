import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { rememberTokens } from '../src/tokens.mjs';

const maxTokens = 3;

describe('a token', () => {
  let seconds;
  let keySet;
  let verifications;
  let verify;

  beforeEach(() => {
    seconds = 1_000;
    keySet = new Set(['k1']);
    verifications = [];
    const verifyAfresh = async (token) => {
      verifications.push(token);
      if (token.startsWith('forged')) {
        throw new Error('forged');
      }
      return { payload: { sub: token, exp: 1_300 }, protectedHeader: { kid: 'k1' } };
    };
    verify = rememberTokens(verifyAfresh, {
      isTrusted: (id) => keySet.has(id),
      maxTokens,
      now: () => seconds * 1000,
    });
  });

  test('is verified once', async () => {
    assert.equal((await verify('ana')).payload.sub, 'ana');
    assert.equal((await verify('ana')).payload.sub, 'ana');
    assert.deepEqual(verifications, ['ana']);
  });

  test('that differs is another one, and a refused one is refused again', async () => {
    await verify('ana');
    await assert.rejects(verify('forged ana'));
    await assert.rejects(verify('forged ana'));
    assert.equal((await verify('anb')).payload.sub, 'anb');
  });

  test('is verified again after its expiry', async () => {
    await verify('ana');
    seconds = 1_300;
    await verify('ana');
    assert.deepEqual(verifications, ['ana', 'ana']);
  });

  test('is verified again after its key left the key set', async () => {
    await verify('ana');
    keySet.clear();
    await verify('ana');
    assert.deepEqual(verifications, ['ana', 'ana']);
  });

  test('goes when too many newer ones come', async () => {
    for (const token of ['ana', 'bia', 'caio', 'davi']) {
      await verify(token);
    }
    await verify('davi');
    await verify('ana');
    assert.deepEqual(verifications, ['ana', 'bia', 'caio', 'davi', 'ana']);
  });
});
