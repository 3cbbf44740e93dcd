package io.neonpro.kernel.health;

import static io.neonpro.kernel.health.Health.awaitState;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.Stack;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.devstack.process.Switch;
import io.neonpro.kernel.IsolatedTest;
import io.neonpro.kernel.data.PoolSettings;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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

    @ConfigProperty(name = "quarkus.datasource.username")
    String role;

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
        try {
            awaitState("postgres-primary", "degraded");

            assertThat(Health.reason("postgres-primary")).startsWith("busy");
            assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
        } finally {
            all.forEach(SqlConnection::close);
        }
    }

    /** As with a password that has changed: it still answers on the old connection that looks how far it is. */
    @Test
    void whoLetsNobodyInIsNotBusy() {
        TestDatabase.run("alter role " + role + " nologin");
        try {
            TestDatabase.count("""
                    select count(pg_terminate_backend(pid)) from pg_stat_activity
                     where usename = ? and query not like '%pg_walfile_name%'
                    """, role);

            awaitState("postgres-primary", "degraded");

            assertThat(Health.reason("postgres-primary")).startsWith("lost");
        } finally {
            TestDatabase.run("alter role " + role + " login");
        }
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
