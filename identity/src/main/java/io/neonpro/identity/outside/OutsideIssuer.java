package io.neonpro.identity.outside;

import io.vertx.sqlclient.Row;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * A provider of identities whom a tenant trusts to say who its people are (OpenID Connect Core, 2).
 *
 * @param issuer as its ID tokens name it
 * @param clientId as which the tenant's application is known there
 * @param keysAt where its keys are
 */
public record OutsideIssuer(
        UUID id, String issuer, String clientId, URI keysAt, Algorithm algorithm, Instant createdAt) {

    /** How it signs. */
    public enum Algorithm {
        RS256,
        PS256,
        ES256
    }

    static final String COLUMNS = "id, issuer, client_id, keys_at, algorithm, created_at";

    static OutsideIssuer of(Row row) {
        return new OutsideIssuer(
                row.getUUID("id"),
                row.getString("issuer"),
                row.getString("client_id"),
                URI.create(row.getString("keys_at")),
                Algorithm.valueOf(row.getString("algorithm")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
