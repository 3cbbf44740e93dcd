package io.neonpro.identity.authorization;

import io.neonpro.identity.directory.KnownCode;
import io.neonpro.identity.secret.Secret;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Stores authorization codes and sees that each works once. */
@ApplicationScoped
public class AuthorizationCodes {

    /** RFC 6749, 4.1.2 recommends ten minutes at most; a browser needs a moment. */
    private static final Duration LIFESPAN = Duration.ofSeconds(60);

    private static final TenantStatement INSERT = new TenantStatement("""
                    insert into authorization_code
                           (tenant_id, hash, user_id, client_id, redirect_uri, code_challenge, nonce, scope, expires_at,
                            signed_in_at, said_second_factor)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                    """);

    private static final TenantStatement USE = new TenantStatement("""
                    update authorization_code set session_id = $3
                     where tenant_id = $1 and hash = $2 and session_id is null
                    """);

    /**
     * @param signedInAt when the person did, which may have been for another application
     * @param saidSecondFactor whether they said more than their password then
     */
    Uni<Secret> create(UUID tenant, UUID person, Authorization request, Instant signedInAt, boolean saidSecondFactor) {
        Secret code = Secret.random();
        return inTenant(
                        tenant,
                        INSERT,
                        hash(code),
                        person,
                        request.clientId(),
                        request.redirectUri().toString(),
                        request.challenge(),
                        request.nonce().orElse(null),
                        request.scope().column(),
                        Instant.now().plus(LIFESPAN),
                        signedInAt,
                        saidSecondFactor)
                .replaceWith(code);
    }

    /** Answers false when the code led to another session already. */
    public Uni<Boolean> use(KnownCode known, Secret code, UUID session) {
        return inTenant(known.tenant(), USE, hash(code), session).map(updated -> updated == 1);
    }

    private static Uni<Integer> inTenant(UUID tenant, TenantStatement statement, Object... values) {
        return Tenancy.runAs(TenantContext.ofEvent(tenant), () -> Transactions.run(() -> statement.run(values)));
    }

    private static Buffer hash(Secret code) {
        return Buffer.buffer(code.hash());
    }
}
