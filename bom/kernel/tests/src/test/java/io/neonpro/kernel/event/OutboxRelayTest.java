package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.end.Ended;
import io.neonpro.kernel.event.TallyEvent.Counted;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A relay of an outbox: when it looks, what it sends, and what it leaves. */
@QuarkusTest
@WithTestResource(DevstackResource.class)
class OutboxRelayTest extends RelayTest {

    @Test
    void whoStopsLeavesNothingBehindThatKafkaHas() {
        keepFromTheApplication();
        OutboxRelay relay = start(SLEEPY, new Everybodys());
        publish(new Outbox(codec, relay), key, 1);
        topic.awaitOf(key, 1);

        Ended.await(relay);

        assertThat(waiting()).isEmpty();
    }

    @Test
    void whoStopsSendsWhatWasWrittenDuringTheLastRound() {
        keepFromTheApplication();
        CompletableFuture<Void> hasLooked = new CompletableFuture<>();
        CompletableFuture<Void> goOn = new CompletableFuture<>();
        var held = new OutboxRounds(pool, sender, SLEEPY, new SimpleMeterRegistry()) {

            @Override
            Uni<List<Envelope>> next(LaneLease lease, List<Long> sent) {
                return super.next(lease, sent)
                        .invoke(() -> hasLooked.complete(null))
                        .call(() -> Uni.createFrom().completionStage(goOn));
            }
        };
        OutboxRelay relay = start(SLEEPY, new Everybodys(), held);
        Outbox through = new Outbox(codec, relay);
        publish(through, key, 1);
        hasLooked.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        publish(through, key, 2);

        CompletableFuture<Void> end = relay.end();
        goOn.complete(null);

        end.join();
        assertThat(waiting()).isEmpty();
    }

    @Test
    void whatKafkaHasIsDeletedTogether() {
        keepFromTheApplication();
        AtomicInteger deletions = new AtomicInteger();
        var counting = new OutboxRounds(pool, sender, SLEEPY, new SimpleMeterRegistry()) {

            @Override
            Uni<Void> delete(Map<Long, Integer> laneOfRow) {
                deletions.incrementAndGet();
                return super.delete(laneOfRow);
            }
        };
        OutboxRelay relay = start(SLEEPY, new Everybodys(), counting);
        Outbox through = new Outbox(codec, relay);

        Work.inTransaction(
                tenant,
                () -> Multi.createFrom()
                        .range(1, 51)
                        .onItem()
                        .transformToUniAndConcatenate(amount -> through.publish(Ids.next(), new Counted(amount)))
                        .collect()
                        .last());

        await().atMost(PATIENCE).until(() -> waiting().isEmpty());
        assertThat(deletions.get()).isLessThan(50);
    }

    @Test
    void aTransactionWakesTheRelayOfItsInstance() {
        keepFromTheApplication();
        OutboxRelay relay = start(SLEEPY, new Everybodys());

        publish(new Outbox(codec, relay), key, 1);

        assertThat(topic.awaitOf(key, 1)).hasSize(1);
    }

    /** It wakes a relay that has no lanes. */
    @Test
    void whatAnotherInstanceWroteIsFoundByLooking() {
        var elsewhere = new OutboxRelay(new OutboxLeases(pool, SLEEPY), rounds(SLEEPY), SLEEPY, vertx);

        publish(new Outbox(codec, elsewhere), key, 1);

        assertThat(topic.awaitOf(key, 1)).hasSize(1);
    }

    /** Of the tenant's events. */
    private List<Long> waiting() {
        return all("select id from outbox where tenant_id = $1", row -> row.getLong(0), Tuple.of(tenant));
    }
}
