package io.neonpro.kernel.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.data.AnyStatement;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class ArrivalsTest {

    private static final String TOKEN = "billing=1-0/1,elsewhere=1-0/16B3748";

    private static final Refused MISSING =
            Rejected.missing("not-found", "There is no such thing.").asFailure();

    private static final Refused TAKEN =
            Rejected.conflict("taken", "It is taken.").asFailure();

    @Inject
    Arrivals arrivals;

    private final UUID tenant = Ids.next();
    private int questions;
    private int attempts;

    private <T> T with(String token, Supplier<Uni<T>> work) {
        return Work.of(tenant, () -> {
            ContextLocals.put("neonpro.presented", token);
            return work.get();
        });
    }

    private String awaited(String token, int heardAt) {
        return with(token, () -> arrivals.awaited("elsewhere", () -> answer(heardAt)));
    }

    private Uni<String> answer(int heardAt) {
        questions++;
        return questions < heardAt
                ? Uni.createFrom().failure(MISSING)
                : Uni.createFrom().item("here");
    }

    @Test
    void whatIsOnItsWayIsWaitedFor() {
        assertThat(awaited(TOKEN, 3)).isEqualTo("here");

        assertThat(questions).isEqualTo(3);
    }

    @Test
    void whoShowsNoTokenOfTheServiceIsToldAtOnce() {
        assertThatThrownBy(() -> awaited("billing=1-0/1,elsewhere=no-position", 3))
                .isEqualTo(MISSING);

        assertThat(questions).isOne();
    }

    /** Many a client sends it as long as it lives. */
    @Test
    void aTokenIsWaitedForOnce() {
        assertThatThrownBy(() -> awaited(TOKEN, Integer.MAX_VALUE)).isEqualTo(MISSING);
        assertThat(questions).isGreaterThan(3);
        questions = 0;

        assertThatThrownBy(() -> awaited(TOKEN, Integer.MAX_VALUE)).isEqualTo(MISSING);

        assertThat(questions).isOne();
    }

    @Test
    void whatIsRefusedForOtherReasonsIsRefusedAtOnce() {
        assertThatThrownBy(() -> with(
                        TOKEN,
                        () -> arrivals.awaited("elsewhere", () -> {
                            questions++;
                            return Uni.createFrom().failure(TAKEN);
                        })))
                .isEqualTo(TAKEN);

        assertThat(questions).isOne();
    }

    @Test
    void anAnswerThatLacksSomethingIsGivenWhenNoOtherComes() {
        int answered = with(
                TOKEN,
                () -> arrivals.awaited(
                        "elsewhere",
                        found -> found > 1_000,
                        () -> Uni.createFrom().item(++questions)));

        assertThat(answered).isEqualTo(questions).isGreaterThan(3);
    }

    @Test
    void aTransactionBeginsAnewWhenItIsThere() {
        String answer = anew(4);

        assertThat(answer).isEqualTo("here");
        assertThat(attempts).isEqualTo(2);
        assertThat(Work.ask(tenant, Long.class, "select count(*) from inbox")).isOne();
    }

    @Test
    void aTransactionFailsWhenItDoesNotCome() {
        assertThatThrownBy(() -> anew(Integer.MAX_VALUE)).isEqualTo(MISSING);

        assertThat(attempts).isEqualTo(2);
        assertThat(Work.ask(tenant, Long.class, "select count(*) from inbox")).isZero();
    }

    private String anew(int heardAt) {
        return with(
                TOKEN,
                () -> Interlude.between(() -> Transactions.run(() -> addRow().chain(() ->
                        arrivals.awaitedAnew("elsewhere", "it", answer -> true, () -> answer(heardAt))))));
    }

    private Uni<Integer> addRow() {
        attempts++;
        return new AnyStatement("insert into inbox (tenant_id, event_id) values ($1, $2)").run(tenant, Ids.next());
    }
}
