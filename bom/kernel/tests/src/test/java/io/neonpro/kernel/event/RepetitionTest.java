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
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a service makes of events that are told again, long after it has forgotten that it heard them. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class RepetitionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String COUNTED = "io.neonpro.test.counted.v2";

    @Inject
    TallyListener listener;

    private final UUID tenant = Ids.next();
    private final UUID key = Ids.next();

    @Test
    void itsCopiesHearThemAndNothingElseHappens() {
        tellAgain(Ids.next(), "{\"amount\":901}");
        TestEvents.publish("elsewhere", COUNTED, tenant, key, "{\"amount\":1}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Counts.of(tenant)).isEqualTo("1"));
        assertThat(listener.heardAgain()).contains(901);
        assertThat(Work.ask(tenant, Long.class, "select count(*) from inbox")).isEqualTo(1);
    }

    /** Without the mark, an id that the inbox does not know has its effect. */
    @Test
    void withoutTheMarkTheyWouldHappenAgain() {
        TestEvents.publish(Ids.next(), "elsewhere", COUNTED, tenant, key, "{\"amount\":902}", Instant.EPOCH);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Counts.of(tenant)).isEqualTo("902"));
        assertThat(listener.heardAgain()).doesNotContain(902);
    }

    /** It can be told once more. */
    @Test
    void whatFailsOfThemHoldsUpNobody() {
        tellAgain(Ids.next(), "{\"amount\":\"many\"}");
        TestEvents.publish("elsewhere", COUNTED, tenant, key, "{\"amount\":2}");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Counts.of(tenant)).isEqualTo("2"));
        assertThat(Work.ask(tenant, Long.class, "select count(*) from parked_event"))
                .isZero();
    }

    private void tellAgain(UUID id, String data) {
        Topic.of("neonpro.elsewhere")
                .send(
                        key,
                        data,
                        Map.of(
                                "ce_specversion", "1.0",
                                "ce_id", id.toString(),
                                "ce_source", "/neonpro/elsewhere",
                                "ce_type", COUNTED,
                                "ce_time", "2020-01-01T00:00:00Z",
                                "ce_tenantid", tenant.toString(),
                                "ce_repeated", "true"));
    }
}
