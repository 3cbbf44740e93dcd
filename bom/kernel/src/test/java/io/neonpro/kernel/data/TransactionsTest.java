package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class TransactionsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private static final TenantStatement ADD =
            new TenantStatement("insert into inbox (tenant_id, event_id) values ($1, $2)");

    private static final TenantStatement ALL = new TenantStatement("select event_id from inbox where tenant_id = $1");

    @Inject
    Annotated annotated;

    private final UUID tenant = Ids.next();
    private final CompletableFuture<Void> isHalfDone = new CompletableFuture<>();
    private final CompletableFuture<Void> goOn = new CompletableFuture<>();

    @Test
    void whoGoesAwayDoesNotCancelIt() {
        cancelHalfway(() -> Transactions.run(this::inTwoSteps));

        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).hasSize(2));
    }

    @Test
    void norOneThatAMethodRunsIn() {
        cancelHalfway(() -> annotated.run(this::inTwoSteps));

        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).hasSize(2));
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

    @ApplicationScoped
    static class Annotated {

        @WithTransaction
        Uni<?> run(Supplier<Uni<Integer>> work) {
            return work.get();
        }
    }
}
