package io.neonpro.identity.registration;

import io.neonpro.kernel.data.Purge;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Registrations whose tenant never came, and the people who are known for nothing else. */
@ApplicationScoped
public class Abandoned {

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

    private static final String OLDEST = "select min(expires_at) from membership where state = 'pending'";

    /** People in an array, since Postgres takes that for few. */
    private static final String DELETE = """
            with memberships as materialized (
                delete from membership
                 where state = 'pending' and expires_at >= $1 and expires_at < $2
                returning user_id),
            people as materialized (select array_agg(user_id) as ids from memberships)
            delete from platform_user u
             where u.id = any ((select ids from people)::uuid[])
               and not exists (select from membership other
                                where other.user_id = u.id
                                  and not (other.state = 'pending' and other.expires_at < $2))
            """;

    private final Pool pool;
    private final Purge old;

    Abandoned(@ReactiveDataSource("relay") Pool pool, Vertx vertx, RegistrationSettings settings) {
        this.pool = pool;
        this.old = new Purge(pool, vertx, OLDEST, DELETE, settings.keptFor());
    }

    /**
     * Frees an e-mail address, if it belongs to an expired registration; answers whether it did.
     */
    Uni<Boolean> free(String email) {
        return pool.preparedQuery(FREE)
                .execute(Tuple.of(email, OffsetDateTime.now(ZoneOffset.UTC)))
                .map(deleted -> deleted.rowCount() > 0);
    }

    /** Forgets old ones. */
    public Uni<Void> purge() {
        return old.run();
    }
}
