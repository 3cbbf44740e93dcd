package io.neonpro.scheduling.occupation;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.data.Purge;
import io.neonpro.scheduling.BriefHolds;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.vertx.VertxContextSupport;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(BriefHolds.class)
@WithTestResource(DevstackResource.class)
class OccupationRetentionTest {

    private static final int MORE_THAN_A_SLICE = 100;

    @Inject
    Purge purge;

    private final UUID tenant = UUID.randomUUID();
    private final UUID another = UUID.randomUUID();

    @Test
    void whatIsOverIsForgottenForEveryTenantAndNothingElse() throws Throwable {
        occupy(tenant, MORE_THAN_A_SLICE, "-50 hours");
        occupy(another, 1, "-50 hours");
        occupy(tenant, 1, "-47 hours");
        occupy(tenant, 1, "50 hours");

        VertxContextSupport.subscribeAndAwait(purge::run);

        assertThat(List.of(occupied(tenant), occupied(another))).containsExactly(2L, 0L);
    }

    private static void occupy(UUID tenant, int count, String when) {
        TestDatabase.run("""
                insert into occupation (tenant_id, resource_id, during, kind, holder_id)
                select ?, gen_random_uuid(), tstzrange(ends_at - interval '1 hour', ends_at), 'room', gen_random_uuid()
                  from generate_series(1, ?) n,
                       lateral (select now() + cast(? as interval) - n * interval '1 minute') as t (ends_at)
                """, tenant, count, when);
    }

    private static long occupied(UUID tenant) {
        return TestDatabase.count("select count(*) from occupation where tenant_id = ?", tenant);
    }
}
