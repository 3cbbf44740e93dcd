package io.neonpro.identity.authorization;

import io.neonpro.identity.directory.KnownCode;
import io.neonpro.identity.secret.Secret;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Stores authorization codes and sees that each works once. */
@ApplicationScoped
public class AuthorizationCodes {

    /** RFC 6749, 4.1.2 recommends ten minutes at most; a browser needs a moment. */
    private static final Duration LIFESPAN = Duration.ofSeconds(60);

    private static final String INSERT = """
            insert into authorization_code (tenant_id, hash, user_id, client_id, redirect_uri,
                                            code_challenge, nonce, scope, expires_at, signed_in_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;

    private static final String USE = """
            update authorization_code set session_id = $3
             where tenant_id = $1 and hash = $2 and session_id is null
            """;

    private final Pool pool;

    AuthorizationCodes(Pool pool) {
        this.pool = pool;
    }

    /**
     * @param signedInAt when the person did, which may have been for another application
     */
    Uni<Secret> create(UUID tenant, UUID person, Authorization request, Instant signedInAt) {
        Secret code = Secret.random();
        Tuple row = Tuple.tuple()
                .addUUID(tenant)
                .addValue(Buffer.buffer(code.hash()))
                .addUUID(person)
                .addString(request.clientId())
                .addString(request.redirectUri().toString())
                .addString(request.challenge())
                .addString(request.nonce().orElse(null))
                .addArrayOfString(request.scope().column())
                .addOffsetDateTime(OffsetDateTime.now(ZoneOffset.UTC).plus(LIFESPAN))
                .addOffsetDateTime(signedInAt.atOffset(ZoneOffset.UTC));
        return execute(tenant, INSERT, row).replaceWith(code);
    }

    /** Answers false when the code led to another session already. */
    public Uni<Boolean> use(KnownCode known, Secret code, UUID session) {
        return execute(known.tenant(), USE, Tuple.of(known.tenant(), Buffer.buffer(code.hash()), session))
                .map(updated -> updated == 1);
    }

    private Uni<Integer> execute(UUID tenant, String sql, Tuple arguments) {
        return Tenancy.runAs(
                TenantContext.ofEvent(tenant),
                () -> pool.withTransaction(
                                connection -> connection.preparedQuery(sql).execute(arguments))
                        .map(result -> result.rowCount()));
    }
}
