package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(DevstackResource.class)
class CurrentTransactionTest {

    private static final AnyStatement TOUCH = new AnyStatement("select 1");

    @Inject
    Reads reads;

    private final UUID tenant = Ids.next();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final Runnable task = () -> done.add("task");

    @Test
    void aTaskWaitsForTheCommitAndIsDoneOnce() {
        Work.inTransaction(tenant, () -> register().chain(this::register).invoke(() -> done.add("before the commit")));

        assertThat(done).containsExactly("before the commit", "task");
    }

    @Test
    void ofTasksAboutTheSameTheLastIsDone() {
        Work.inTransaction(
                tenant,
                () -> touch().invoke(() -> {
                    CurrentTransaction.afterCommit("one thing", () -> done.add("first"));
                    CurrentTransaction.afterCommit("another", task);
                    CurrentTransaction.afterCommit("one thing", () -> done.add("last"));
                }));

        assertThat(done).containsExactly("last", "task");
    }

    @Test
    void whatIsRolledBackWakesNobodyThenOrWithTheNextTransaction() {
        Work.of(
                tenant,
                () -> Transactions.run(() -> register().invoke(CurrentTransactionTest::changeOnesMind))
                        .onFailure()
                        .recoverWithNull()
                        .chain(() -> Transactions.run(CurrentTransactionTest::touch)));

        assertThat(done).isEmpty();
    }

    @Test
    void aReadInBetweenDoesNotSetItOff() {
        Work.inTransaction(
                tenant,
                () -> register()
                        .chain(() -> reads.list("select 1", Tuple.tuple(), row -> row.getInteger(0)))
                        .invoke(() -> done.add("before the commit")));

        assertThat(done).containsExactly("before the commit", "task");
    }

    @Test
    void withoutATransactionThereIsNothingToWaitFor() {
        assertThatThrownBy(() -> Work.of(
                        tenant,
                        () -> Uni.createFrom().item(() -> {
                            CurrentTransaction.afterCommit(task);
                            return null;
                        })))
                .hasMessageContaining("no transaction");
    }

    private Uni<Integer> register() {
        return touch().invoke(() -> CurrentTransaction.afterCommit(task));
    }

    private static Uni<Integer> touch() {
        return TOUCH.run();
    }

    private static void changeOnesMind() {
        throw new IllegalStateException("changed my mind");
    }
}
