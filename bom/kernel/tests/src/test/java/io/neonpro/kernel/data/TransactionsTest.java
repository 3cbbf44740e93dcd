package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class TransactionsTest {

    private static final Duration SOON = Duration.ofMinutes(3);

    private static final TenantStatement ADD =
            new TenantStatement("insert into inbox (tenant_id, event_id) values ($1, $2)");

    private static final TenantStatement ALL = new TenantStatement("select event_id from inbox where tenant_id = $1");

    private final UUID tenant = Ids.next();
    private final CompletableFuture<Void> isHalfDone = new CompletableFuture<>();
    private final CompletableFuture<Void> goOn = new CompletableFuture<>();

    @Test
    void whoGoesAwayDoesNotCancelIt() {
        cancelHalfway(() -> Transactions.run(this::inTwoSteps));

        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).hasSize(2));
    }

    @Test
    void oneThatBeginsInAnotherIsAPartOfIt() {
        Work.inTransaction(
                tenant,
                () -> ADD.run(Ids.next())
                        .chain(() -> Transactions.run(() -> ADD.run(Ids.next())))
                        .chain(() -> ADD.run(Ids.next())));

        assertThat(stored()).hasSize(3);
    }

    @Test
    void whatOneInAnotherDidGoesWithIt() {
        assertThatThrownBy(() -> Work.inTransaction(
                        tenant,
                        () -> Transactions.run(() -> ADD.run(Ids.next())).chain(TransactionsTest::failure)))
                .hasMessage("changed our mind");

        assertThat(stored()).isEmpty();
    }

    @Test
    void whatIsUndoneWasSeenByItself() {
        List<UUID> seen = Work.of(
                tenant,
                () -> Transactions.undone(
                        () -> ADD.run(Ids.next()).chain(() -> ALL.list(row -> row.getUUID("event_id")))));

        assertThat(seen).hasSize(1);
        assertThat(stored()).isEmpty();
    }

    @Test
    void whatWouldUndoMoreIsRefused() {
        assertThatThrownBy(() ->
                        Work.of(tenant, () -> Transactions.run(() -> Transactions.undone(() -> ADD.run(Ids.next())))))
                .hasMessage("This context is in a transaction already");
    }

    private static Uni<Integer> failure() {
        return Uni.createFrom().failure(new IllegalArgumentException("changed our mind"));
    }

    private void cancelHalfway(Supplier<Uni<?>> transaction) {
        Work.of(tenant, () -> {
            Cancellable client = transaction.get().subscribe().with(done -> {}, failure -> {});
            return Uni.createFrom().completionStage(isHalfDone).invoke(() -> {
                client.cancel();
                goOn.complete(null);
            });
        });
    }

    private Uni<Integer> inTwoSteps() {
        return ADD.run(Ids.next())
                .invoke(() -> isHalfDone.complete(null))
                .chain(() -> Uni.createFrom().completionStage(goOn))
                .chain(() -> ADD.run(Ids.next()));
    }

    private List<UUID> stored() {
        return Work.inTransaction(tenant, () -> ALL.list(row -> row.getUUID("event_id")));
    }
}
