package io.neonpro.kernel.data;

import static io.neonpro.kernel.health.Health.awaitState;
import static io.neonpro.kernel.health.Health.metric;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.Stack;
import io.neonpro.kernel.health.Health;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.Api;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The read side of a service whose replica falls behind and goes away. */
@QuarkusTest
@WithTestResource(value = DevstackResource.class, initArgs = @ResourceArg(name = "isolated", value = "true"))
class ReplicaTest {

    private static final String NOTES = "/api/v1/notes";
    private static final String TOKEN = "Consistency-Token";

    Stack stack;

    @Inject
    Pool primary;

    @Inject
    Vertx vertx;

    @Inject
    @ReactiveDataSource("replica")
    Pool replica;

    private final UUID tenant = Ids.next();
    private final Api api = Api.of(tenant, "note:read note:write");

    @BeforeEach
    @AfterEach
    void startAll() {
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
        await().until(patient::isInRotation);
        write();

        List<Long> seen = seenBy(new Reads(primary, replica, patient));

        patient.stop(null);
        assertThat(seen).containsExactly(0L);
    }

    /** X1: that something does not exist is not for a replica to say. */
    @Test
    void whatTheReplicaDoesNotKnowThePrimaryIsAskedFor() {
        stack.replica().pauseReplay();
        ReplicaRotation patient = rotation(Duration.ofHours(1));
        await().until(patient::isInRotation);
        write();
        Reads reads = new Reads(primary, replica, patient);
        String sql = "select tenant_id from inbox where tenant_id = $1";

        List<UUID> listed = Work.of(tenant, () -> reads.list(sql, Tuple.of(tenant), row -> row.getUUID(0)));
        Optional<UUID> sought = Work.of(tenant, () -> reads.find(sql, Tuple.of(tenant), row -> row.getUUID(0)));

        patient.stop(null);
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
        await().untilAsserted(
                        () -> assertThat(metric("neonpro_replica_lag_bytes")).isZero());
    }

    @Test
    void withoutTheReplicaNoReadFails() {
        String token = write().header(TOKEN);
        await().until(() -> seen(api.request()) == 1);

        stack.replica().stop();

        assertThat(seen(api.request())).isEqualTo(1);
        assertThat(seen(api.request().header(TOKEN, token))).isEqualTo(1);
        awaitState("postgres-replica", "degraded");
        assertThat(metric("neonpro_replica_in_rotation")).isZero();
    }

    @Test
    void aReplicaThatNeverAnswersIsNotWaitedFor() throws IOException {
        ReplicaRotation trusting = rotation(Duration.ofHours(1));
        await().until(trusting::isInRotation);
        try (ServerSocket silent = new ServerSocket(0)) {
            Pool hanging = PgPool.pool(
                    vertx,
                    new PgConnectOptions()
                            .setHost("127.0.0.1")
                            .setPort(silent.getLocalPort())
                            .setUser("nobody")
                            .setDatabase("nothing"),
                    new PoolOptions());

            List<Long> seen = seenBy(new Reads(primary, new TenantPool(hanging), trusting));

            assertThat(seen).containsExactly(0L);
            hanging.close();
        }
        trusting.stop(null);
    }

    @Test
    void aReplicaThatComesBackIsInTheRotationAgain() {
        stack.replica().stop();
        awaitState("postgres-replica", "degraded");
        write();

        stack.replica().start();

        awaitState("postgres-replica", "healthy");
        assertThat(metric("neonpro_replica_in_rotation")).isEqualTo(1);
        await().untilAsserted(() -> assertThat(seen(api.request())).isEqualTo(1));
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
        ReplicaRotation rotation =
                new ReplicaRotation(primary, replica, vertx, new Settings(maxLag), new SimpleMeterRegistry());
        rotation.start(null);
        return rotation;
    }

    private record Settings(Duration maxLag) implements ReplicaSettings {

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
            return Duration.ofSeconds(3);
        }
    }
}
