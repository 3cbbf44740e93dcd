/** An issuer of access tokens with a key set, as the identity service is one. */
import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

const kid = 'k1';

export async function serveIdentity() {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'ES256', use: 'sig' }] };
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request);
    response.writeHead(request.url === '/oauth/jwks' ? 200 : 404);
    response.end(JSON.stringify(jwks));
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const url = `http://127.0.0.1:${server.address().port}`;

  return {
    url,
    requests,
    withdrawKey: () => (jwks.keys = []),
    token: ({
      audience = 'neonpro',
      subject = 'u1',
      key = privateKey,
      keyId = kid,
      expires = '5m',
      type = 'at+jwt',
    } = {}) =>
      new SignJWT({ tenant: 't1' })
        .setProtectedHeader({ alg: 'ES256', kid: keyId, typ: type })
        .setIssuer(url)
        .setAudience([audience])
        .setSubject(subject)
        .setIssuedAt()
        .setExpirationTime(expires)
        .sign(key),
    stop: () => {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}
