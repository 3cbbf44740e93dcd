package io.neonpro.identity.registration;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Registrations whose tenant never came, and the people who are known for nothing else. */
@ApplicationScoped
public class Abandoned {

    private static final String DELETE = """
            with over as (
                select m.tenant_id, m.user_id
                  from membership m join platform_user u on u.id = m.user_id
                 where m.state = 'pending' and m.expires_at < $1 and ($2::text is null or u.email = $2)
                   and not exists (select from membership other
                                    where other.user_id = m.user_id
                                      and other.tenant_id <> m.tenant_id)
                 limit $3),
            memberships as (
                delete from membership m using over
                 where m.tenant_id = over.tenant_id and m.user_id = over.user_id
                   and m.state = 'pending'
                returning m.user_id)
            delete from platform_user u using memberships where u.id = memberships.user_id
            """;

    private final Pool pool;
    private final RegistrationSettings settings;

    Abandoned(@ReactiveDataSource("relay") Pool pool, RegistrationSettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /**
     * Frees an e-mail address, if it belongs to an expired registration; answers whether it did.
     */
    Uni<Boolean> free(String email) {
        return delete(now(), email, 1).map(deleted -> deleted > 0);
    }

    /** Forgets old ones. */
    public Uni<Integer> purge(int limit) {
        return delete(now().minus(settings.keptFor()), null, limit);
    }

    private Uni<Integer> delete(OffsetDateTime expiredBefore, String email, int limit) {
        return pool.preparedQuery(DELETE)
                .execute(Tuple.of(expiredBefore, email, limit))
                .map(deleted -> deleted.rowCount());
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneOffset.UTC);
    }
}
