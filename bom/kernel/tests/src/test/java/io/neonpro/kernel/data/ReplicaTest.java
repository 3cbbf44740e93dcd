package io.neonpro.kernel.data;

import static io.neonpro.kernel.health.Health.awaitState;
import static io.neonpro.kernel.health.Health.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.Stack;
import io.neonpro.kernel.health.Health;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.Api;
import io.neonpro.kernel.web.problem.Failures;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The read side of a service whose replica falls behind and goes away. */
@QuarkusTest
@WithTestResource(value = DevstackResource.class, initArgs = @ResourceArg(name = "isolated", value = "true"))
class ReplicaTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final String NOTES = "/api/v1/notes";
    private static final String TOKEN = "Consistency-Token";
    private static final String IS_REPLICA = "select pg_is_in_recovery()";

    Stack stack;

    @Inject
    Pool primary;

    @Inject
    Vertx vertx;

    @Inject
    PoolSettings pools;

    @Inject
    ReplicaSettings settings;

    private final UUID tenant = Ids.next();
    private final Api api = Api.of(tenant, "note:read note:write");

    @BeforeEach
    @AfterEach
    void startAll() {
        stack.primary().start();
        stack.replica().thaw();
        stack.replica().start();
        stack.replica().resumeReplay();
        awaitState("neonpro", "healthy");
    }

    @Test
    void aReaderWithTheTokenOfAWriteSeesIt() {
        stack.replica().pauseReplay();
        String token = write().header(TOKEN);

        long seen = seen(api.request().header(TOKEN, token));

        assertThat(seen).isEqualTo(1);
    }

    @Test
    void aReaderWithoutATokenMaySeeThePast() {
        stack.replica().pauseReplay();
        ReplicaRotation patient = rotation(Duration.ofHours(1));
        await().atMost(PATIENCE).until(() -> patient.troubles().isEmpty());
        write();

        List<Long> seen = seenBy(new Reads(primary, pools, patient));

        stop(patient);
        assertThat(seen).containsExactly(0L);
    }

    /** X1: that something does not exist is not for a replica to say. */
    @Test
    void whatTheReplicaDoesNotKnowThePrimaryIsAskedFor() {
        stack.replica().pauseReplay();
        ReplicaRotation patient = rotation(Duration.ofHours(1));
        await().atMost(PATIENCE).until(() -> patient.troubles().isEmpty());
        write();
        Reads reads = new Reads(primary, pools, patient);
        String sql = "select tenant_id from inbox where tenant_id = $1";

        List<UUID> listed = Work.of(tenant, () -> reads.list(sql, Tuple.of(tenant), row -> row.getUUID(0)));
        Optional<UUID> sought = Work.of(tenant, () -> reads.find(sql, Tuple.of(tenant), row -> row.getUUID(0)));

        stop(patient);
        assertThat(listed).isEmpty();
        assertThat(sought).contains(tenant);
    }

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
    void aReplicaThatHangsIsNotWaitedFor() {
        ReplicaRotation trusting = rotation(Duration.ofHours(1));
        await().atMost(PATIENCE).until(() -> trusting.troubles().isEmpty());

        stack.replica().freeze();

        assertThat(seenBy(new Reads(primary, pools, trusting))).containsExactly(0L);
        stop(trusting);
    }

    /** Slow is not lost. */
    @Test
    void aSlowStatementIsItsCallersAffairOnly() {
        ReplicaRotation patient = rotation(Duration.ofHours(1));
        await().atMost(PATIENCE).until(() -> patient.troubles().isEmpty());
        Reads reads = new Reads(primary, pools, patient);
        String slowOnAReplica =
                "select pg_is_in_recovery() from pg_sleep(case when pg_is_in_recovery() then 20 else 0 end)";

        assertThat(isReplica(reads, slowOnAReplica)).isFalse();

        assertThat(patient.troubles()).isEmpty();
        assertThat(isReplica(reads, IS_REPLICA)).isTrue();
        stop(patient);
    }

    @Test
    void aStatementThatIsWrongIsNotTriedElsewhere() {
        ReplicaRotation patient = rotation(Duration.ofHours(1));
        await().atMost(PATIENCE).until(() -> patient.troubles().isEmpty());
        Reads reads = new Reads(primary, pools, patient);

        assertThatThrownBy(() -> isReplica(reads, "select 1 / case when pg_is_in_recovery() then 0 else 1 end = 1"))
                .hasMessageContaining("division by zero");

        assertThat(patient.troubles()).isEmpty();
        stop(patient);
    }

    /** It has all there is. */
    @Test
    void whileThePrimaryIsAwayALateReplicaAnswers() {
        stack.replica().pauseReplay();
        ReplicaRotation strict = rotation(Duration.ofMillis(100));
        await().atMost(PATIENCE).until(() -> strict.troubles().isEmpty());
        write();
        await().atMost(PATIENCE).until(() -> !strict.troubles().isEmpty());
        Reads reads = new Reads(primary, pools, strict);
        assertThat(isReplica(reads, IS_REPLICA)).isFalse();

        stack.primary().stop();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> isReplica(reads, IS_REPLICA));
        stop(strict);
    }

    /** After a failover, an address leads to whoever writes now. */
    @Test
    void whoWritesIsReadFromOnlyWhenNobodyElseCanBe() {
        List<ServerAddress> both = List.of(
                ServerAddress.of(stack.addresses().primary()),
                settings.servers().getFirst());
        ReplicaRotation mixed = new ReplicaRotation(
                primary, vertx, new Settings(Duration.ofHours(1), both), pools, new SimpleMeterRegistry());
        mixed.start(null);
        await().atMost(PATIENCE).until(() -> mixed.troubles().isEmpty());
        Reads reads = new Reads(primary, pools, mixed);

        assertThat(Stream.generate(() -> isReplica(reads, IS_REPLICA)).limit(10))
                .containsOnly(true);

        stack.replica().stop();
        await().atMost(PATIENCE).until(() -> !isReplica(reads, IS_REPLICA));
        assertThat(mixed.next(Optional.empty())).isPresent();
        stop(mixed);
    }

    /** A position of before a failover means nothing after it. */
    @Test
    void aTokenOfAnotherTimelineIsAnsweredByThePrimary() {
        stack.replica().pauseReplay();
        write();

        long seen = seen(api.request().header(TOKEN, "kernel=FF-0/1"));

        assertThat(seen).isEqualTo(1);
    }

    @Test
    void aTokenNamesTheTimeline() {
        assertThat(write().header(TOKEN)).matches("kernel=1-[0-9A-F]+/[0-9A-F]+");
    }

    /** All reads of a busy clinic, and the connections of the transactions are still for them. */
    @Test
    void withoutReplicasReadsBeyondABoundAreRefusedAndWritesGoOn() {
        ReplicaRotation none = new ReplicaRotation(
                primary,
                vertx,
                new Settings(Duration.ofHours(1), List.of(ServerAddress.of("127.0.0.1:1"))),
                pools,
                new SimpleMeterRegistry());
        Reads narrow = new Reads(primary, new NarrowFallback(pools), none);

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
        stop(none);
    }

    private static Uni<Integer> statusOfSlowRead(Reads reads) {
        return reads.list("select true from pg_sleep(0.2)", Tuple.tuple(), row -> 200)
                .map(List::getFirst)
                .onFailure()
                .recoverWithItem(failure -> Failures.problemOf(failure).status());
    }

    private Boolean isReplica(Reads reads, String sql) {
        return Work.of(tenant, () -> reads.list(sql, Tuple.tuple(), row -> row.getBoolean(0)))
                .getFirst();
    }

    private static void stop(ReplicaRotation rotation) {
        rotation.stop(null);
        rotation.close();
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

    private Response write() {
        Response answer = api.request()
                .header("Idempotency-Key", Ids.next().toString())
                .body("{\"title\":\"a\",\"weight\":1}")
                .post(NOTES);
        answer.then().statusCode(201);
        return answer;
    }

    private static long seen(RequestSpecification request) {
        return request.get(NOTES + "/seen").then().statusCode(200).extract().as(Long.class);
    }

    private List<Long> seenBy(Reads reads) {
        return Work.of(
                tenant,
                () -> reads.list(
                        "select count(*) from inbox where tenant_id = $1", Tuple.of(tenant), row -> row.getLong(0)));
    }

    private ReplicaRotation rotation(Duration maxLag) {
        ReplicaRotation rotation = new ReplicaRotation(
                primary, vertx, new Settings(maxLag, settings.servers()), pools, new SimpleMeterRegistry());
        rotation.start(null);
        return rotation;
    }

    private record Settings(Duration maxLag, List<ServerAddress> servers) implements ReplicaSettings {

        @Override
        public Duration probeInterval() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration idleProbeInterval() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration probeTimeout() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration readTimeout() {
            return Duration.ofSeconds(1);
        }
    }

    /** Two connections for reads on the primary, and room for four who wait. */
    private record NarrowFallback(PoolSettings pools) implements PoolSettings {

        @Override
        public Bounds primary() {
            return pools.primary();
        }

        @Override
        public Bounds fallback() {
            return new Narrow(pools.fallback());
        }

        @Override
        public Bounds replica() {
            return pools.replica();
        }

        @Override
        public Bounds relay() {
            return pools.relay();
        }
    }

    private record Narrow(PoolSettings.Bounds usual) implements PoolSettings.Bounds {

        @Override
        public int size() {
            return 2;
        }

        @Override
        public int maxWaiting() {
            return 4;
        }

        @Override
        public Duration acquireWithin() {
            return usual.acquireWithin();
        }

        @Override
        public Duration connectWithin() {
            return usual.connectWithin();
        }

        @Override
        public Duration answerWithin() {
            return usual.answerWithin();
        }

        @Override
        public Duration idleFor() {
            return usual.idleFor();
        }

        @Override
        public Duration lifetime() {
            return usual.lifetime();
        }
    }
}
