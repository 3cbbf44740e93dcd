package io.neonpro.kernel.health;

import static io.neonpro.kernel.health.Health.awaitState;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.Stack;
import io.neonpro.devstack.process.Switch;
import io.neonpro.kernel.IsolatedTest;
import io.neonpro.kernel.data.PoolSettings;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@IsolatedTest
class ServiceHealthTest {

    Stack stack;

    @Inject
    Pool primary;

    @Inject
    PoolSettings pools;

    @AfterEach
    void startAll() {
        stack.primary().start();
        stack.replica().start();
        stack.redis().start();
        stack.kafka().start();
        awaitState("neonpro", "healthy");
    }

    @ParameterizedTest
    @CsvSource({"redis, redis", "kafka, kafka", "replica, postgres-replica"})
    void withoutOneOfThemTheServiceIsDegradedAndStaysInTheRotation(String part, String component) {
        awaitState("neonpro", "healthy");

        part(part).stop();

        awaitState(component, "degraded");
        awaitState("neonpro", "degraded");
        assertThat(Health.reason("neonpro")).contains(component + ": ");
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(Health.metric("neonpro_component_state", '"' + component + '"'))
                .isEqualTo(1);
    }

    @Test
    void withoutThePrimaryItStillReads() {
        stack.primary().stop();

        awaitState("postgres-primary", "degraded");
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    /** Who waits for a place waits for other requests, and for nobody who is lost. */
    @Test
    void whoIsBusyIsNotLost() {
        stack.replica().stop();
        awaitState("postgres-replica", "degraded");
        List<SqlConnection> all = connections(pools.primary().size());

        awaitState("postgres-primary", "degraded");

        assertThat(Health.reason("postgres-primary")).startsWith("busy");
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
        all.forEach(SqlConnection::close);
    }

    @Test
    void withoutAnyDatabaseItIsDownAndStillAlive() {
        stack.primary().stop();
        stack.replica().stop();

        awaitState("neonpro", "down");
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private List<SqlConnection> connections(int count) {
        return Stream.generate(primary::getConnection)
                .limit(count)
                .map(connection ->
                        connection.toCompletionStage().toCompletableFuture().join())
                .toList();
    }

    private Switch part(String name) {
        return switch (name) {
            case "redis" -> stack.redis();
            case "kafka" -> stack.kafka();
            case "replica" -> stack.replica();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
