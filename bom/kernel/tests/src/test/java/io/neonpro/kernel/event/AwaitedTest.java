package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** An event that needs what another one tells, which comes late: later than the last attempt. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class AwaitedTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Inject
    TallyListener listener;

    private final UUID tenant = Ids.next();
    private final UUID key = Ids.next();
    private final UUID awaited = Ids.next();

    @Test
    void evenADeadLetterIsTriedByItselfWhenWhatItNeedsIsHeard() {
        listener.need(81, Optional.of(awaited));
        count(key, 81);
        count(key, 82);
        await().atMost(PATIENCE).until(() -> dead() == 1);
        listener.need(81, Optional.empty());

        count(awaited, 83);

        await().atMost(PATIENCE).until(() -> Counts.of(tenant).equals("83 81 82"));
        assertThat(Work.ask(tenant, Long.class, "select count(*) from parked_key"))
                .isZero();
    }

    /** So it was what was heard that had it tried, and nothing else. */
    @Test
    void whatOthersTellWakesNothing() {
        listener.need(84, Optional.of(awaited));
        count(key, 84);
        await().atMost(PATIENCE).until(() -> dead() == 1);
        listener.need(84, Optional.empty());

        count(Ids.next(), 85);

        await().atMost(PATIENCE).until(() -> Counts.of(tenant).equals("85"));
        assertThat(dead()).isOne();
    }

    private void count(UUID under, int amount) {
        TestEvents.publish("elsewhere", "io.neonpro.test.counted.v2", tenant, under, "{\"amount\":" + amount + "}");
    }

    private long dead() {
        return Work.ask(tenant, Long.class, "select count(*) from parked_key where due_at = 'infinity'");
    }
}
