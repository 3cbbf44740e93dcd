package io.neonpro.identity.registration;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Registrations whose tenant never came, and the people who are known for nothing else. */
@ApplicationScoped
class Abandoned {

    private static final String FREE = """
            with memberships as (
                delete from membership m
                 using platform_user u
                 where u.email = $1 and m.user_id = u.id and m.state = 'pending' and m.expires_at < $2
                   and not exists (select from membership other
                                    where other.user_id = m.user_id
                                      and other.tenant_id <> m.tenant_id)
                returning m.user_id)
            delete from platform_user u using memberships where u.id = memberships.user_id
            """;

    private static final String REMOVE = """
            with memberships as (
                delete from membership where tenant_id = $1 and user_id = $2 and state = 'pending' returning user_id)
            delete from platform_user u
             using memberships
             where u.id = memberships.user_id
               and not exists (select from membership other where other.user_id = u.id and other.tenant_id <> $1)
            """;

    private final Pool pool;

    Abandoned(@ReactiveDataSource("relay") Pool pool) {
        this.pool = pool;
    }

    /**
     * Frees an e-mail address, if it belongs to an expired registration; answers whether it did.
     */
    Uni<Boolean> free(String email) {
        return pool.preparedQuery(FREE)
                .execute(Tuple.of(email, OffsetDateTime.now(ZoneOffset.UTC)))
                .map(deleted -> deleted.rowCount() > 0);
    }

    /** Removes a registration that was withdrawn; what was confirmed stays. */
    Uni<Void> remove(UUID tenant, UUID owner) {
        return pool.preparedQuery(REMOVE).execute(Tuple.of(tenant, owner)).replaceWithVoid();
    }
}
