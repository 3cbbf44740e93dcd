package io.neonpro.kernel.data;

import static io.neonpro.kernel.health.Health.awaitState;
import static io.neonpro.kernel.health.Health.metric;
import static io.neonpro.kernel.health.Health.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.Stack;
import io.neonpro.kernel.tenancy.Work;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.Api;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads of a service that has two replicas, one of which may be late, and a primary that may hang. */
@QuarkusTest
@TestProfile(TwoReplicasTest.Patient.class)
@WithTestResource(
        value = DevstackResource.class,
        initArgs = {@ResourceArg(name = "isolated", value = "true"), @ResourceArg(name = "replicas", value = "2")})
class TwoReplicasTest {

    private static final String NOTES = "/api/v1/notes";
    private static final String TOKEN = "Consistency-Token";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    Stack stack;

    @Inject
    Reads reads;

    private final UUID tenant = Ids.next();
    private final Api api = Api.of(tenant, "note:read note:write");

    /** A late replica stays in the rotation, so that a token is all that keeps a reader from it. */
    public static final class Patient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("neonpro.replica.max-lag", "1h");
        }
    }

    @BeforeEach
    @AfterEach
    void startAll() {
        stack.primary().thaw();
        stack.replica().start();
        stack.secondReplica().start();
        stack.secondReplica().resumeReplay();
        awaitState("neonpro", "healthy");
    }

    @Test
    void ofAThousandReadsWithTokensNoneIsStale() {
        stack.secondReplica().pauseReplay();

        long stale = LongStream.rangeClosed(1, 100)
                .map(written -> staleReads(write().header(TOKEN), written))
                .sum();

        assertThat(stale).isZero();
        // without a token some are, so the paused one is asked
        assertThat(times(100, () -> seen(api.request()))).contains(100L).anyMatch(seen -> seen < 100);
    }

    /** Of ten. */
    private long staleReads(String token, long written) {
        return LongStream.range(0, 10)
                .map(each -> seen(api.request().header(TOKEN, token)))
                .filter(seen -> seen != written)
                .count();
    }

    @Test
    void readsAreSharedOut() {
        Set<Integer> ports = times(20, this::portOfReader);

        assertThat(ports).hasSize(2);
    }

    @Test
    void withoutOneReplicaTheOtherAnswers() {
        stack.secondReplica().stop();

        awaitState("postgres-replica", "degraded");
        assertThat(reason("postgres-replica")).contains("does not answer");
        assertThat(metric("neonpro_replica_in_rotation", port(1))).isZero();
        assertThat(metric("neonpro_replica_in_rotation", port(0))).isEqualTo(1);
        assertThat(times(20, this::portOfReader)).hasSize(1);
    }

    /** As when it lost its power: its process is halted, its sockets are open. */
    @Test
    void withAPrimaryThatHangsReadsGoOnAndWritesFail() {
        String token = write().header(TOKEN);
        await().atMost(PATIENCE).until(() -> times(10, this::isSeenByReplica).equals(Set.of(true)));
        stack.primary().freeze();

        Response refused = tryToWrite();
        Set<Long> seen = times(100, () -> seen(api.request()));
        Set<Long> seenWithToken = times(100, () -> seen(api.request().header(TOKEN, token)));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(seen).containsExactly(1L);
        assertThat(seenWithToken).containsExactly(1L);
        awaitState("postgres-primary", "degraded");

        stack.primary().thaw();
        await().atMost(PATIENCE).until(() -> tryToWrite().statusCode() == 201);
        awaitState("neonpro", "healthy");
    }

    private boolean isSeenByReplica() {
        return Work.of(
                        tenant,
                        () -> reads.list(
                                "select count(*) = 1 and pg_is_in_recovery() from inbox where tenant_id = $1",
                                Tuple.of(tenant),
                                row -> row.getBoolean(0)))
                .getFirst();
    }

    private int portOfReader() {
        return Work.of(tenant, () -> reads.list("select inet_server_port()", Tuple.tuple(), row -> row.getInteger(0)))
                .getFirst();
    }

    private static <T> Set<T> times(int times, Supplier<T> what) {
        return new HashSet<>(Stream.generate(what).limit(times).toList());
    }

    private String port(int replica) {
        return stack.addresses().replicas().get(replica);
    }

    private Response write() {
        Response answer = tryToWrite();
        answer.then().statusCode(201);
        return answer;
    }

    private Response tryToWrite() {
        return api.request()
                .header("Idempotency-Key", Ids.next().toString())
                .body("{\"title\":\"a\",\"weight\":1}")
                .post(NOTES);
    }

    private static long seen(RequestSpecification request) {
        return request.get(NOTES + "/seen").then().statusCode(200).extract().as(Long.class);
    }
}
