package io.neonpro.identity.directory;

import io.neonpro.identity.access.Scope;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an authorization code was given for.
 *
 * @param challenge SHA-256 of the code verifier, in base64url (RFC 7636)
 * @param scope that was asked for
 * @param signedInAt when the person did
 * @param saidSecondFactor whether they said more than their password then
 * @param session that it was already exchanged for
 */
public record KnownCode(
        UUID tenant,
        UUID user,
        String clientId,
        String redirectUri,
        String challenge,
        Optional<String> nonce,
        Scope scope,
        Instant signedInAt,
        boolean saidSecondFactor,
        Optional<UUID> session,
        boolean isFresh) {

    static KnownCode of(Row row) {
        return new KnownCode(
                row.getUUID("tenant_id"),
                row.getUUID("user_id"),
                row.getString("client_id"),
                row.getString("redirect_uri"),
                row.getString("code_challenge"),
                Optional.ofNullable(row.getString("nonce")),
                Scope.ofColumn(row.getArrayOfStrings("scope")),
                row.getOffsetDateTime("signed_in_at").toInstant(),
                row.getBoolean("said_second_factor"),
                Optional.ofNullable(row.getUUID("session_id")),
                row.getBoolean("is_fresh"));
    }
}
