package io.neonpro.kernel.health;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.DevstackResource;
import io.neonpro.devstack.Stack;
import io.neonpro.devstack.process.Switch;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(
        value = DevstackResource.class,
        initArgs = @ResourceArg(name = "isolated", value = "true"))
class ServiceHealthTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    Stack stack;

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
        assertThat((String) check("neonpro").get("reason")).contains(component + ": ");
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
        assertThat(gauge(component)).contains(" 1.0");
    }

    @Test
    void withoutThePrimaryItStillReads() {
        stack.primary().stop();

        awaitState("postgres-primary", "degraded");
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutAnyDatabaseItIsDownAndStillAlive() {
        stack.primary().stop();
        stack.replica().stop();

        awaitState("neonpro", "down");
        assertThat(get("/q/health/ready").statusCode()).isEqualTo(503);
        assertThat(get("/q/health/live").statusCode()).isEqualTo(200);
    }

    private Switch part(String name) {
        return switch (name) {
            case "redis" -> stack.redis();
            case "kafka" -> stack.kafka();
            case "replica" -> stack.replica();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static void awaitState(String check, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(check(check)).containsEntry("state", state));
    }

    private static Map<String, Object> check(String name) {
        Response health = get("/q/health");
        return health.path("checks.find { it.name == '%s' }.data".formatted(name));
    }

    private static String gauge(String component) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("neonpro_component_state"))
                .filter(line -> line.contains('"' + component + '"'))
                .findFirst()
                .orElse("none");
    }
}
