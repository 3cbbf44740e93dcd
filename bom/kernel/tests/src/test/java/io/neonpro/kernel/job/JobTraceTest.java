package io.neonpro.kernel.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.event.Outbox;
import io.neonpro.kernel.event.Topic;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which trace the events of a job belong to. */
@JobTest
class JobTraceTest extends EngineTest {

    @EventType("io.neonpro.test.swept")
    record Swept(int number) {}

    @Inject
    Outbox outbox;

    private final UUID first = Ids.next();
    private final UUID second = Ids.next();

    @Test
    void whatAJobPublishesIsOfOneTraceAndThatOfItsOwn() {
        Instance instance = hasty(new Counting(
                JobLimits.STANDARD, job -> publishTwice(job.payload().number() == 1 ? first : second)));

        Work.inTransaction(
                tenant, () -> instance.jobs.add(Counting.job(1)).chain(() -> instance.jobs.add(Counting.job(2))));

        assertThat(traces(first))
                .hasSize(1)
                .allMatch(trace -> trace.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"))
                .doesNotContainAnyElementsOf(traces(second));
    }

    private Uni<Void> publishTwice(UUID key) {
        return outbox.publish(key, new Swept(1)).chain(() -> outbox.publish(key, new Swept(2)));
    }

    private static List<String> traces(UUID key) {
        return Topic.of("neonpro.kernel").awaitOf(key, 2).stream()
                .map(event -> Topic.header(event, "traceparent"))
                .distinct()
                .toList();
    }
}
