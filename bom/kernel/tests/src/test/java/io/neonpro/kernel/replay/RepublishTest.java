package io.neonpro.kernel.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.event.Topic;
import io.neonpro.kernel.replay.Jar.Command.Fill;
import io.neonpro.kernel.replay.Jar.Command.Label;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What others hear of events that are told again. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class RepublishTest {

    @Inject
    Jars jars;

    @Inject
    SubjectKeys keys;

    private final UUID tenant = Ids.next();
    private final UUID id = Ids.next();

    @BeforeAll
    static void create() {
        JarTables.create();
    }

    @Test
    void aStreamIsToldInOrderUnderItsIdsAndAsARepetition() {
        fill(id, 1);
        fill(id, 2);
        fill(Ids.next(), 3);

        int told = Operator.republish(Map.of("tenantId", tenant, "stream", id));

        List<ConsumerRecord<String, String>> heard = heard(id, 4);
        assertThat(told).isEqualTo(2);
        assertThat(heard).extracting(RepublishTest::named).hasSize(4);
        assertThat(heard.subList(2, 4))
                .extracting(RepublishTest::named)
                .isEqualTo(
                        heard.subList(0, 2).stream().map(RepublishTest::named).toList());
        assertThat(heard.subList(0, 2)).allMatch(record -> record.headers().lastHeader("ce_repeated") == null);
        assertThat(heard.subList(2, 4))
                .allMatch(record -> Topic.header(record, "ce_repeated").equals("true"));
    }

    @Test
    void aTenantsEventsOfOneTypeAreTold() {
        fill(id, 1);
        handle(id, new Label("Ana"));
        UUID other = Ids.next();
        fill(other, 2);

        assertThat(Operator.republish(Map.of("tenantId", tenant, "type", "io.neonpro.test.jar-filled")))
                .isEqualTo(2);
        assertThat(Operator.republish(Map.of("tenantId", tenant, "type", "io.neonpro.test.jar-labelled.v1")))
                .isEqualTo(1);

        assertThat(heard(id, 4))
                .extracting(record -> Topic.header(record, "ce_type"))
                .containsExactly(
                        "io.neonpro.test.jar-filled.v1",
                        "io.neonpro.test.jar-labelled.v1",
                        "io.neonpro.test.jar-filled.v1",
                        "io.neonpro.test.jar-labelled.v1");
    }

    @Test
    void aTimeRangeIsTold() {
        fill(id, 1);
        Instant between = Instant.parse(TestDatabase.texts(
                        "select to_char(max(recorded_at) at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') "
                                + "from event where stream = ?",
                        id)
                .getFirst());
        fill(id, 2);

        assertThat(Operator.republish(Map.of("tenantId", tenant, "until", between.toString())))
                .isZero();
        assertThat(Operator.republish(Map.of(
                        "tenantId", tenant, "since", between.plusNanos(1000).toString())))
                .isEqualTo(1);
    }

    /** What is not personal may be told, so that others forget them too. */
    @Test
    void ofTheErasedNothingPersonalIsTold() {
        fill(id, 1);
        handle(id, new Label("Ana"));
        Work.inTransaction(tenant, () -> keys.destroy(id));

        int told = Operator.republish(Map.of("tenantId", tenant));

        assertThat(told).isEqualTo(1);
        assertThat(heard(id, 3).getLast().value()).doesNotContain("Ana");
    }

    /** For those who have not heard it, as long as inboxes know who has. */
    @Test
    void withEffectsTheyAreToldAsIfForTheFirstTime() {
        fill(id, 1);

        int told = Operator.republish(Map.of(
                "tenantId",
                tenant,
                "effects",
                true,
                "since",
                Instant.now().minusSeconds(60).toString()));

        assertThat(told).isEqualTo(1);
        assertThat(heard(id, 2)).allMatch(record -> record.headers().lastHeader("ce_repeated") == null);
        Operator.asks()
                .body(Map.of("tenantId", tenant, "effects", true))
                .post(Operator.PROJECTIONS + "/republish")
                .then()
                .statusCode(422)
                .body("code", equalTo("too-old"));
        Operator.asks()
                .body(Map.of())
                .post(Operator.PROJECTIONS + "/republish")
                .then()
                .statusCode(400);
    }

    private void fill(UUID jar, int amount) {
        handle(jar, new Fill(Ids.next(), amount));
    }

    private void handle(UUID jar, Jar.Command command) {
        Work.inTransaction(tenant, () -> jars.handle(jar, command));
    }

    private static List<ConsumerRecord<String, String>> heard(UUID key, int count) {
        return Topic.of("neonpro.kernel").awaitOf(key, count);
    }

    private static String named(ConsumerRecord<String, String> record) {
        return String.join(
                " ",
                Topic.header(record, "ce_id"),
                Topic.header(record, "ce_streamversion"),
                Topic.header(record, "ce_time"),
                record.value());
    }
}
