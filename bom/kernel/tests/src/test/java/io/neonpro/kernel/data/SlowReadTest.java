package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.kernel.IsolatedTest;
import io.neonpro.kernel.Varied;
import io.neonpro.kernel.data.PoolSettings.Bounds;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.web.problem.Failures;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reads that hang, take long, are wrong or are too many. */
@IsolatedTest
class SlowReadTest extends ReplicatedTest {

    @Test
    void aReplicaThatHangsIsNotWaitedFor() {
        ReplicaRotation trusting = rotationWithTheReplica(Duration.ofHours(1));

        stack.replica().freeze();

        assertThat(seenBy(new Reads(primary, pools, trusting))).containsExactly(0L);
    }

    /** Slow is not lost. */
    @Test
    void aSlowStatementIsItsCallersAffairOnly() {
        ReplicaRotation patient = rotationWithTheReplica(Duration.ofHours(1));
        Reads reads = new Reads(primary, pools, patient);
        String slowOnAReplica =
                "select pg_is_in_recovery() from pg_sleep(case when pg_is_in_recovery() then 20 else 0 end)";

        assertThat(isReplica(reads, slowOnAReplica)).isFalse();

        assertThat(patient.troubles()).isEmpty();
        assertThat(isReplica(reads, IS_REPLICA)).isTrue();
    }

    @Test
    void aStatementThatIsWrongIsNotTriedElsewhere() {
        ReplicaRotation patient = rotationWithTheReplica(Duration.ofHours(1));
        Reads reads = new Reads(primary, pools, patient);

        assertThatThrownBy(() -> isReplica(reads, "select 1 / case when pg_is_in_recovery() then 0 else 1 end = 1"))
                .hasMessageContaining("division by zero");

        assertThat(patient.troubles()).isEmpty();
    }

    /** All reads of a busy clinic, and the connections of the transactions are still for them. */
    @Test
    void withoutReplicasReadsBeyondABoundAreRefusedAndWritesGoOn() {
        ReplicaRotation none = rotation(Duration.ofHours(1), List.of(ServerAddress.of("127.0.0.1:1")));
        Reads narrow = new Reads(primary, withNarrowFallback(), none);

        List<Integer> statuses = Work.of(
                tenant,
                () -> Multi.createFrom()
                        .range(0, 40)
                        .onItem()
                        .transformToUni(each -> statusOfSlowRead(narrow))
                        .merge(40)
                        .collect()
                        .asList());

        assertThat(statuses).contains(200, 503).containsOnly(200, 503);
        assertThat(write().statusCode()).isEqualTo(201);
    }

    private static Uni<Integer> statusOfSlowRead(Reads reads) {
        return reads.list("select true from pg_sleep(0.2)", Tuple.tuple(), row -> 200)
                .map(List::getFirst)
                .onFailure()
                .recoverWithItem(failure -> Failures.problemOf(failure).status());
    }

    /** Two connections for reads on the primary, and room for four who wait. */
    private PoolSettings withNarrowFallback() {
        Bounds narrow = Varied.of(Bounds.class, pools.fallback(), Map.of("size", 2, "maxWaiting", 4));
        return Varied.of(PoolSettings.class, pools, Map.of("fallback", narrow));
    }
}
