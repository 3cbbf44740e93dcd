package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events that wait together, for a listener that takes several at once. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class EventBatchTest extends HearingTest {

    @Test
    void whatWaitsHasItsEffectsTogetherWhereItsListenerTakesThemSo() {
        UUID tenant = Ids.next();
        UUID other = Ids.next();
        listener.behave((any, amount) -> 0, (any, amount) -> 0);
        assertThat(heardBy(inbox, tenant, 3, 1, 2, 2, 3)).isEqualTo("1 2 3");

        listener.beQuick();
        assertThat(heardBy(inbox, other, 3, 1, 2, 2, 3)).isEqualTo("1 2 3");

        assertThat(transactions(tenant)).isEqualTo(3);
        assertThat(transactions(other)).isEqualTo(1);
        assertThat(causes(other)).isEqualTo(3);
    }

    @Test
    void whenOneOfThemFailsEachHasItsOwnAndTheOrderIsKept() {
        UUID tenant = Ids.next();
        listener.behave((any, amount) -> amount == 2 ? 2 : 0, (any, amount) -> 0);
        listener.beQuick();

        assertThat(heardBy(inbox, tenant, 3, 1, 2, 3)).isEqualTo("1 2 3");

        assertThat(transactions(tenant)).isEqualTo(3);
    }

    @Test
    void whatIsParkedHoldsUpNoOtherKeyThatItCameTogetherWith() {
        UUID tenant = Ids.next();
        UUID other = Ids.next();
        listener.behave((any, amount) -> amount == 1 ? 3 : 0, (any, amount) -> 0);
        listener.beQuick();

        String counted = heardBy(inbox, tenant, 5, amount -> amount % 2 == 1 ? tenant : other, 1, 2, 3, 4, 5);

        assertThat(counted.split(" ")).containsSubsequence("1", "3", "5").containsSubsequence("2", "4");
    }

    /** In how many a tenant's tally was counted. */
    private static long transactions(UUID tenant) {
        return Work.ask(
                tenant, Long.class, "select count(distinct cast(xmin as text)) from event where stream = $1", tenant);
    }

    /** Of how many events its counts are effects. */
    private static long causes(UUID tenant) {
        return Work.ask(
                tenant,
                Long.class,
                "select count(distinct metadata ->> 'causation') from event where stream = $1",
                tenant);
    }
}
