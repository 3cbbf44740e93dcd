package io.neonpro.kernel.data;

import static io.neonpro.kernel.health.Health.awaitState;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.devstack.Stack;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.Api;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What tests of the read side begin with: a primary and a replica that keeps up, and rotations of their own. */
abstract class ReplicatedTest {

    static final Duration PATIENCE = Duration.ofMinutes(3);

    static final String TOKEN = "Consistency-Token";

    static final String IS_REPLICA = "select pg_is_in_recovery()";

    private static final String NOTES = "/api/v1/notes";

    Stack stack;

    @Inject
    Pool primary;

    @Inject
    Vertx vertx;

    @Inject
    PoolSettings pools;

    @Inject
    ReplicaSettings settings;

    final UUID tenant = Ids.next();

    final Api api = Api.of(tenant, "note:read note:write");

    private final List<ReplicaRotation> rotations = new ArrayList<>();

    @AfterEach
    void endRotations() {
        rotations.forEach(rotation -> {
            rotation.stop(null);
            rotation.close();
        });
    }

    @BeforeEach
    @AfterEach
    void startAll() {
        stack.primary().start();
        stack.replica().thaw();
        stack.replica().start();
        stack.replica().resumeReplay();
        awaitState("neonpro", "healthy");
    }

    final Response write() {
        Response answer = api.request()
                .header("Idempotency-Key", Ids.next().toString())
                .body("{\"title\":\"a\",\"weight\":1}")
                .post(NOTES);
        answer.then().statusCode(201);
        return answer;
    }

    static long seen(RequestSpecification request) {
        return request.get(NOTES + "/seen").then().statusCode(200).extract().as(Long.class);
    }

    final List<Long> seenBy(Reads reads) {
        return Work.of(
                tenant,
                () -> reads.list(
                        "select count(*) from inbox where tenant_id = $1", Tuple.of(tenant), row -> row.getLong(0)));
    }

    /** Until the test is over; it has the replica. */
    final ReplicaRotation rotationWithTheReplica(Duration maxLag) {
        ReplicaRotation rotation = rotation(maxLag, settings.servers());
        await().atMost(PATIENCE).until(() -> rotation.troubles().isEmpty());
        return rotation;
    }

    final ReplicaRotation rotation(Duration maxLag, List<ServerAddress> servers) {
        ReplicaRotation rotation =
                new ReplicaRotation(primary, vertx, new Settings(maxLag, servers), pools, new SimpleMeterRegistry());
        rotation.start(null);
        rotations.add(rotation);
        return rotation;
    }

    final Boolean isReplica(Reads reads, String sql) {
        return Work.of(tenant, () -> reads.list(sql, Tuple.tuple(), row -> row.getBoolean(0)))
                .getFirst();
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
}
