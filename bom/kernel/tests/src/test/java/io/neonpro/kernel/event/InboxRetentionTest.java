package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.data.Purge;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class InboxRetentionTest {

    private static final int MORE_THAN_A_BATCH = 1201;

    @Inject
    Purge purge;

    private final UUID tenant = Ids.next();
    private final UUID another = Ids.next();

    @Test
    void eventsOfEveryTenantAreForgottenAfterTwoWeeks() {
        receive(tenant, MORE_THAN_A_BATCH, 15);
        receive(another, 1, 15);
        receive(tenant, 3, 13);

        Work.await(purge::run);

        assertThat(List.of(kept(tenant), kept(another))).containsExactly(3L, 0L);
    }

    private static void receive(UUID tenant, int count, int daysAgo) {
        Work.execute(tenant, """
                insert into inbox
                select $1, gen_random_uuid(), now() - make_interval(days => $2)
                  from generate_series(1, $3)
                """, tenant, daysAgo, count);
    }

    private static long kept(UUID tenant) {
        return Work.ask(tenant, Long.class, "select count(*) from inbox");
    }
}
