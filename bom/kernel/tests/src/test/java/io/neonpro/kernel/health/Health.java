package io.neonpro.kernel.health;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** How the tested service says it is doing. */
public final class Health {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private Health() {}

    public static void awaitState(String check, String state) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(check(check)).containsEntry("state", state));
    }

    public static String reason(String check) {
        return check(check).get("reason").toString();
    }

    /**
     * @param name as Prometheus knows it
     * @param tags parts of its line, as {@code "redis"} with its quotes
     */
    public static double metric(String name, String... tags) {
        return get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name) && Stream.of(tags).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name));
    }

    private static Map<String, Object> check(String name) {
        return get("/q/health").path("checks.find { it.name == '%s' }.data".formatted(name));
    }
}
