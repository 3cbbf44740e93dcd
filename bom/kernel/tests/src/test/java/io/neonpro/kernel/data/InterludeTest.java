package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class InterludeTest {

    private static final TenantStatement ADD =
            new TenantStatement("insert into inbox (tenant_id, event_id) values ($1, $2)");

    private static final Refused TAKEN =
            Rejected.conflict("taken", "It is taken.").asFailure();

    private final UUID tenant = Ids.next();
    private int attempts;
    private int questions;

    private <T> T between(Supplier<Uni<T>> rest) {
        return Work.of(
                tenant, () -> Interlude.between(() -> Transactions.run(() -> addRow().flatMap(added -> rest.get()))));
    }

    private Uni<Integer> addRow() {
        attempts++;
        return ADD.run(Ids.next());
    }

    private Uni<String> answer() {
        questions++;
        Interlude.requireNothingHeld();
        return Uni.createFrom().item("yes");
    }

    private long rows() {
        return Work.ask(tenant, Long.class, "select count(*) from inbox");
    }

    @Test
    void aQuestionIsAskedOnceAndWithoutAConnection() {
        String answer = between(
                () -> Interlude.ask("open?", this::answer).chain(first -> Interlude.ask("open?", this::answer)));

        assertThat(answer).isEqualTo("yes");
        assertThat(List.of(attempts, questions)).containsExactly(2, 1);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void eachQuestionHasItsAnswer() {
        String answers = between(() -> Interlude.ask("open?", this::answer)
                .flatMap(first -> Interlude.ask("free?", this::answer).map(second -> first + second)));

        assertThat(answers).isEqualTo("yesyes");
        assertThat(List.of(attempts, questions)).containsExactly(3, 2);
    }

    /** As does not happen: what is asked each time is the same, but for what others change meanwhile. */
    @Test
    void whoAlwaysAsksForMoreIsNotAnsweredForEver() {
        assertThatThrownBy(() -> between(() -> Interlude.ask(Ids.next(), this::answer)))
                .isInstanceOf(Interlude.class);

        assertThat(List.of(attempts, questions)).containsExactly(9, 8);
        assertThat(rows()).isZero();
    }

    @Test
    void aQuestionThatFailsEndsTheTransaction() {
        assertThatThrownBy(() -> between(
                        () -> Interlude.ask("open?", () -> Uni.createFrom().failure(TAKEN))))
                .isEqualTo(TAKEN);

        assertThat(attempts).isEqualTo(1);
        assertThat(rows()).isZero();
    }

    @Test
    void aRefusalIsToldInFullOnceNothingIsHeld() {
        Refused inFull =
                Rejected.conflict("taken", "It is taken; another is free.").asFailure();

        assertThatThrownBy(() -> between(() -> Interlude.refuse(TAKEN, () -> answer().replaceWith(inFull))))
                .isEqualTo(inFull);

        assertThat(attempts).isEqualTo(1);
        assertThat(rows()).isZero();
    }

    @Test
    void whoGoesAwayIsNotAskedForAndHasChangedNothing() {
        CompletableFuture<String> ended = new CompletableFuture<>();

        assertThatThrownBy(() -> Work.of(tenant, () -> {
                    Interlude.between(() -> Transactions.run(
                                            () -> addRow().chain(added -> Interlude.ask("open?", this::answer)))
                                    .onItem()
                                    .invoke(ended::complete)
                                    .onFailure()
                                    .invoke(ended::completeExceptionally))
                            .subscribe()
                            .with(never -> {})
                            .cancel();
                    return Uni.createFrom().completionStage(ended);
                }))
                .isInstanceOf(Interlude.class);

        assertThat(List.of(attempts, questions)).containsExactly(1, 0);
        assertThat(rows()).isZero();
    }

    @Test
    void theNextOnOneContextHasItsOwnAnswers() {
        Supplier<Uni<String>> asking =
                () -> Transactions.run(() -> addRow().chain(added -> Interlude.ask("open?", this::answer)));

        Work.of(tenant, () -> Interlude.between(asking).chain(() -> Interlude.between(asking)));

        assertThat(List.of(attempts, questions)).containsExactly(4, 2);
    }

    @Test
    void aQuestionForWhichNoConnectionIsGivenBackIsNotAsked() {
        assertThatThrownBy(() -> Work.inTransaction(
                        tenant,
                        () -> addRow().chain(added ->
                                Interlude.ask("open?", () -> Uni.createFrom().item("yes")))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(rows()).isZero();
    }

    /** Without the guard the question below would be asked in the transaction. */
    @Test
    void whoDoesNotUseAnInterludeHoldsAConnection() {
        assertThatThrownBy(() -> Work.inTransaction(tenant, this::answer)).isInstanceOf(IllegalStateException.class);
    }
}
