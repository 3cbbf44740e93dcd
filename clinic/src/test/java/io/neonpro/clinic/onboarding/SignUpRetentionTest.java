package io.neonpro.clinic.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.clinic.WithoutIdentity;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.data.Purge;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithoutIdentity.class)
@WithTestResource(DevstackResource.class)
class SignUpRetentionTest {

    private static final String BEGIN = """
            insert into sign_up (key_digest, request_digest, sign_up, tenant, owner, clinic, asked_at)
            select cast(cast($1 as text) || n as bytea), '', gen_random_uuid(), gen_random_uuid(), gen_random_uuid(),
                   gen_random_uuid(),
                   now() - make_interval(hours => $2, secs => n)
              from generate_series(1, $3) n
            """;

    private static final String COUNT =
            "select count(*) from sign_up where position(cast(cast($1 as text) as bytea) in key_digest) = 1";

    @Inject
    Purge purge;

    @Inject
    Pool pool;

    private final String key = UUID.randomUUID().toString();

    @Test
    void keysAreForgottenAfterADay() throws Throwable {
        begin(25, 100);
        begin(23, 2);

        VertxContextSupport.subscribeAndAwait(purge::run);

        assertThat(left()).isEqualTo(2);
    }

    private void begin(int hoursAgo, int count) throws Throwable {
        VertxContextSupport.subscribeAndAwait(
                () -> pool.preparedQuery(BEGIN).execute(Tuple.of(key + hoursAgo, hoursAgo, count)));
    }

    private long left() throws Throwable {
        return VertxContextSupport.subscribeAndAwait(
                        () -> pool.preparedQuery(COUNT).execute(Tuple.of(key)))
                .iterator()
                .next()
                .getLong(0);
    }
}
