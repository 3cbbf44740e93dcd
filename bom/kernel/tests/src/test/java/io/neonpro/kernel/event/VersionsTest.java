package io.neonpro.kernel.event;

import static io.neonpro.kernel.event.Parcel.Release.TODAY;
import static io.neonpro.kernel.event.Parcel.Release.TOMORROW;
import static io.neonpro.kernel.event.Parcel.Release.YESTERDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.crypto.SubjectKeys;
import io.neonpro.kernel.event.Parcel.Release;
import io.neonpro.kernel.event.Parcel.Weigh;
import io.neonpro.kernel.health.Health;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.problem.Failures;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Releases of a service and of its reader, which come and go back one after the other: over the real Postgres and Kafka,
 * through outbox, relay, consumer and inbox.
 */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class VersionsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String V3 = Parcel.WEIGHED + ".v3";

    @Inject
    ObjectMapper json;

    @Inject
    Upcasters upcasters;

    @Inject
    PersonalData personalData;

    @Inject
    SubjectKeys keys;

    @Inject
    EventMetadata metadata;

    @Inject
    StreamSnapshots snapshots;

    @Inject
    OutboxRelay relay;

    @Inject
    ParcelListener reader;

    @Inject
    Retries retries;

    private final UUID tenant = Ids.next();
    private final UUID parcel = Ids.next();
    private final UUID other = Ids.next();

    @AfterEach
    void goBack() {
        reader.become(YESTERDAY);
    }

    @Test
    void todaysEventsAreUnderstoodByYesterdaysReader() {
        weigh(service(TODAY), parcel, 5);

        awaitCounted("5");
        ConsumerRecord<String, String> event =
                Topic.of("neonpro.kernel").awaitOf(parcel, 1).getFirst();
        assertThat(Topic.header(event, "ce_type")).isEqualTo(Parcel.WEIGHED + ".v1");
        assertThat(Topic.header(event, "ce_dataschema")).isEqualTo("urn:neonpro:event:" + Parcel.WEIGHED + ".v2");
    }

    @Test
    void yesterdaysEventsAreUnderstoodByTomorrowsReader() {
        deploy(TOMORROW);

        weigh(service(YESTERDAY), parcel, 6);

        awaitCounted("6");
    }

    @Test
    void whatYesterdaysReaderWouldMisreadIsNotWrittenBeforeItIsSwitchedOn() {
        weigh(service(TOMORROW), parcel, 7);
        weigh(service(YESTERDAY), parcel, 8);

        awaitCounted("7 8");
        assertThat(stored()).isEqualTo("2 readable from 1, 1 readable from 1");
    }

    /** What would become of the ones below: it looks like an event, and says something else. */
    @Test
    void withoutItsVersionItWouldBeMisread() {
        var codec = new EventCodec(json, upcasters, new Downcasters(List.of(), Optional::empty));
        var tomorrows = codec.write(new Parcel.WeighedFinely(new Parcel.Weight(4000), "kitchen"));

        assertThatThrownBy(() -> codec.read(tomorrows.schema(), Parcel.Weighed.class, tomorrows.data()))
                .isInstanceOf(NewerEvent.class);
        assertThat(codec.read(new EventSchema(Parcel.WEIGHED, 1, 1), Parcel.Weighed.class, tomorrows.data()))
                .isEqualTo(new Parcel.Weighed(0));
    }

    @Test
    void whatIsNotReadableYetHoldsItsKeyInOrderUntilItIs() {
        weigh(service(TOMORROW, V3), parcel, 1);
        weigh(service(TOMORROW), parcel, 2);
        weigh(service(TODAY), other, 3);
        awaitCounted("3");
        awaitParked("2 events, 3 attempts, waiting for a release");
        Health.awaitState("parked-events", "degraded");
        assertThat(Health.reason("parked-events")).containsPattern("for a newer version: [1-9]");

        deploy(TOMORROW);

        awaitCounted("3 1 2");
        awaitParked("");
    }

    @Test
    void anOlderInstanceGoesOnWithAStreamWhoseNewerEventsItCanRead() {
        weigh(service(TODAY), parcel, 4);

        assertThat(weigh(service(YESTERDAY), parcel, 5).state().grams()).isEqualTo(9);
        assertThat(weigh(service(TOMORROW), parcel, 6).state().grams()).isEqualTo(15);
    }

    @Test
    void anOlderInstanceSaysThatItCannotReadAStreamRatherThanMisreadIt() {
        weigh(service(TOMORROW, V3), parcel, 4);

        assertThatThrownBy(() -> weigh(service(TODAY), parcel, 5))
                .isInstanceOf(NewerEvent.class)
                .satisfies(failure -> assertThat(Failures.problemOf(failure))
                        .matches(problem -> problem.status() == 503)
                        .matches(problem -> problem.code().equals("newer-version")));

        assertThat(stored()).isEqualTo("3 readable from 3");
        assertThat(weigh(service(TODAY), other, 6).state().grams()).isEqualTo(6);
    }

    /** Also an event that the older release has no record of at all. */
    @Test
    void anOlderInstanceSaysSoOfAnEventThatItHasNeverHeardOf() {
        weigh(service(TODAY), parcel, 4);
        var older = aggregates().of("parcel", new Parcel.Rules(TODAY), EventFamily.of(TallyEvent.class));

        assertThatThrownBy(() -> weigh(older, parcel, 5)).isInstanceOf(NewerEvent.class);
    }

    /** What the new one has written waits where the old one would misread it; everything else goes on meanwhile. */
    @Test
    void theOldReleaseComesBackAfterTheNewOneHasWrittenAndGoesOn() {
        deploy(TOMORROW);
        weigh(service(TOMORROW, V3), parcel, 1);
        awaitCounted("1");

        deploy(YESTERDAY);
        weigh(service(TOMORROW, V3), parcel, 2);
        weigh(service(YESTERDAY), other, 3);
        assertThatThrownBy(() -> weigh(service(YESTERDAY), parcel, 9)).isInstanceOf(NewerEvent.class);
        weigh(service(YESTERDAY), other, 4);
        awaitCounted("1 3 4");

        deploy(TOMORROW);
        weigh(service(TOMORROW, V3), parcel, 5);
        awaitCounted("1 3 4 2 5");
        assertThat(weigh(service(TOMORROW, V3), other, 6).state().grams()).isEqualTo(13);
    }

    @Test
    void aVersionThatTheCodeDoesNotKnowYetIsTheNewestAndOneThatIsGoneIsRefused() {
        weigh(service(YESTERDAY, V3), parcel, 1);
        weigh(service(TODAY, V3), parcel, 1);

        assertThat(stored()).isEqualTo("1 readable from 1, 2 readable from 1");
        assertThatThrownBy(() -> weigh(service(TOMORROW, Parcel.WEIGHED + ".v1"), parcel, 1))
                .hasMessageContaining("Nobody can write " + Parcel.WEIGHED + ".v1");
    }

    /**
     * This service in a release.
     *
     * @param write what its configuration switches on
     */
    private Aggregate<Weigh, Parcel, Object> service(Release release, String... write) {
        return aggregates(write)
                .of("parcel", new Parcel.Rules(release), release.family())
                .publishing((stream, event) -> Optional.of(event));
    }

    private Aggregates aggregates(String... write) {
        var downcasters = new Downcasters(List.of(new ParcelCasters.Coarsen()), () -> Optional.of(List.of(write)));
        var codec = new EventCodec(json, upcasters, downcasters);
        var store = new EventStore(codec, personalData, keys, metadata, snapshots);
        return new Aggregates(store, new Outbox(codec, relay));
    }

    private Change<Parcel, Object> weigh(Aggregate<Weigh, Parcel, Object> service, UUID id, int grams) {
        return Work.inTransaction(tenant, () -> service.handle(id, new Weigh(grams)));
    }

    /** Its reader's instances are replaced, and do what they do when they start. */
    private void deploy(Release release) {
        reader.become(release);
        retries.wake();
    }

    private void awaitCounted(String amounts) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(Counts.of(tenant)).isEqualTo(amounts));
    }

    private void awaitParked(String state) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(Work.ask(tenant, String.class, """
                        select coalesce(string_agg(concat(events, ' events, ', attempts, ' attempts, ',
                                   case when due_at = 'infinity' then 'dead' when awaits_version then 'waiting for a release'
                                        else 'waiting' end), '; '), '')
                          from parked_key
                        """)).isEqualTo(state));
    }

    private String stored() {
        return Work.ask(tenant, String.class, """
                select string_agg(concat(schema_version, ' readable from ', readable_from), ', ' order by version)
                  from event where stream = $1
                """, parcel);
    }
}
