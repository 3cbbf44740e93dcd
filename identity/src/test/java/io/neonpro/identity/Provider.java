package io.neonpro.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/**
 * Who says elsewhere who somebody is, and signs it.
 *
 * @param server that hands out its key
 */
record Provider(HttpServer server, ECKey key) implements AutoCloseable {

    static final String ISSUER = "http://id.example";

    static Provider start() throws IOException, JOSEException {
        Provider provider = new Provider(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0), anyKey());
        byte[] keys = new JWKSet(provider.key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        provider.server.createContext("/keys", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
            }
        });
        provider.server.start();
        return provider;
    }

    static ECKey anyKey() throws JOSEException {
        return new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** By this owner's tenant, from now on; answers its id there. */
    String trustedBy(Owner owner) {
        return owner.asks()
                .body("""
                        {"issuer":"%s","clientId":"aurora","keysAt":"http://127.0.0.1:%d/keys","algorithm":"ES256"}
                        """.formatted(ISSUER, server.getAddress().getPort()))
                .post("/api/v1/issuers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** What it says of somebody when all is well. */
    static JWTClaimsSet.Builder claims(Owner person) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject("somebody")
                .audience("aurora")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(60)))
                .claim("email", person.email())
                .claim("email_verified", true);
    }

    String says(JWTClaimsSet.Builder claims) throws JOSEException {
        return signed(claims, key);
    }

    static String signed(JWTClaimsSet.Builder claims, ECKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k1").build(), claims.build());
        token.sign(new ECDSASigner(key));
        return token.serialize();
    }
}
