package io.neonpro.kernel.data;

import static io.neonpro.kernel.health.Health.awaitState;
import static io.neonpro.kernel.health.Health.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.kernel.IsolatedTest;
import io.neonpro.kernel.health.Health;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When a replica leaves the rotation, and when it is back. */
@IsolatedTest
class ReplicaRotationTest extends ReplicatedTest {

    @Test
    void aReplicaThatIsTooFarBehindLeavesTheRotation() {
        stack.replica().pauseReplay();

        write();

        awaitState("postgres-replica", "degraded");
        assertThat(Health.reason("postgres-replica")).contains("behind");
        assertThat(metric("neonpro_replica_lag_bytes")).isPositive();
        assertThat(metric("neonpro_replica_lag_seconds")).isPositive();
        assertThat(metric("neonpro_replica_in_rotation")).isZero();
        assertThat(seen(api.request())).isEqualTo(1);
    }

    @Test
    void aReplicaThatHasCaughtUpIsInTheRotationAgain() {
        stack.replica().pauseReplay();
        write();
        awaitState("postgres-replica", "degraded");

        stack.replica().resumeReplay();

        awaitState("postgres-replica", "healthy");
        assertThat(metric("neonpro_replica_in_rotation")).isEqualTo(1);
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(metric("neonpro_replica_lag_bytes")).isZero());
    }

    @Test
    void withoutTheReplicaNoReadFails() {
        String token = write().header(TOKEN);
        await().atMost(PATIENCE).until(() -> seen(api.request()) == 1);

        stack.replica().stop();

        assertThat(seen(api.request())).isEqualTo(1);
        assertThat(seen(api.request().header(TOKEN, token))).isEqualTo(1);
        awaitState("postgres-replica", "degraded");
        assertThat(metric("neonpro_replica_in_rotation")).isZero();
    }

    @Test
    void aReplicaThatComesBackIsInTheRotationAgain() {
        stack.replica().stop();
        awaitState("postgres-replica", "degraded");
        write();

        stack.replica().start();

        awaitState("postgres-replica", "healthy");
        assertThat(metric("neonpro_replica_in_rotation")).isEqualTo(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(seen(api.request())).isEqualTo(1));
    }

    /** It has all there is. */
    @Test
    void whileThePrimaryIsAwayALateReplicaAnswers() {
        stack.replica().pauseReplay();
        ReplicaRotation strict = rotationWithTheReplica(Duration.ofMillis(100));
        write();
        await().atMost(PATIENCE).until(() -> !strict.troubles().isEmpty());
        Reads reads = new Reads(primary, pools, strict);
        assertThat(isReplica(reads, IS_REPLICA)).isFalse();

        stack.primary().stop();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> isReplica(reads, IS_REPLICA));
    }

    /** After a failover, an address leads to whoever writes now. */
    @Test
    void whoWritesIsReadFromOnlyWhenNobodyElseCanBe() {
        List<ServerAddress> both = List.of(
                ServerAddress.of(stack.addresses().primary()),
                settings.servers().getFirst());
        ReplicaRotation mixed = rotation(Duration.ofHours(1), both);
        await().atMost(PATIENCE).until(() -> mixed.troubles().isEmpty());
        Reads reads = new Reads(primary, pools, mixed);

        assertThat(Stream.generate(() -> isReplica(reads, IS_REPLICA)).limit(10))
                .containsOnly(true);

        stack.replica().stop();
        await().atMost(PATIENCE).until(() -> !isReplica(reads, IS_REPLICA));
        assertThat(mixed.next(Optional.empty())).isPresent();
    }
}
