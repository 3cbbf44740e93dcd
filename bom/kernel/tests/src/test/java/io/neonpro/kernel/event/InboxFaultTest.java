package io.neonpro.kernel.event;

import static io.neonpro.kernel.health.Health.awaitState;
import static io.neonpro.kernel.health.Health.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.Stack;
import io.neonpro.devstack.event.TestEvents;
import io.neonpro.kernel.IsolatedTest;
import io.neonpro.kernel.health.Health;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that hears events while its database does not answer. */
@IsolatedTest
class InboxFaultTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String COUNTED = "io.neonpro.test.counted.v2";

    Stack stack;

    @Inject
    EventConsumer consumer;

    @Inject
    InboxSettings settings;

    private final List<UUID> tenants = Stream.generate(Ids::next).limit(6).toList();

    @AfterEach
    void startAgain() {
        stack.primary().thaw();
        stack.primary().start();
        awaitState("neonpro", "healthy");
    }

    @Test
    void withAFrozenPrimaryEventsWaitForLongerThanAnAttemptAndThenHaveTheirEffectsOnceAndInOrder() {
        count(1);
        awaitCounted("1");
        double failures = metric("neonpro_inbox_failures_total");
        Subscription subscription = consumer.subscription().orElseThrow();

        stack.primary().freeze();
        count(2);
        count(3);
        long enough = settings.attemptTimeout().multipliedBy(2).toSeconds();
        await().atMost(PATIENCE).until(() -> metric("neonpro_inbox_oldest_seconds") > enough);
        awaitState("events", "degraded");
        assertThat(Health.reason("events")).contains("elsewhere waits since");
        stack.primary().thaw();

        awaitCounted("1 2 3");
        assertThat(metric("neonpro_inbox_failures_total")).isEqualTo(failures);
        assertThat(consumer.subscription()).containsSame(subscription);
        assertThat(tenants)
                .allSatisfy(one -> assertThat(Work.ask(one, Long.class, "select count(*) from parked_key"))
                        .isZero());
    }

    @Test
    void withAStoppedPrimaryTheyWaitToo() {
        count(4);
        awaitCounted("4");
        stack.primary().stop();
        count(5);
        awaitState("events", "degraded");

        stack.primary().start();

        awaitCounted("4 5");
    }

    private void count(int amount) {
        tenants.forEach(one -> TestEvents.publish("elsewhere", COUNTED, one, one, "{\"amount\":" + amount + "}"));
    }

    /** The test's own question fails, too, until the primary is back. */
    private void awaitCounted(String amounts) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(tenants)
                        .allSatisfy(one -> assertThat(Counts.of(one)).isEqualTo(amounts)));
    }
}
