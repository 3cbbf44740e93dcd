package io.neonpro.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import java.util.List;
import java.util.stream.StreamSupport;

/** How a service says it is: its health and its metrics. */
public record Vitals(Client operator) {

    private static final String OVERALL = "neonpro";

    public static Vitals of(Addresses addresses) {
        return new Vitals(Client.stranger(addresses));
    }

    /** {@code healthy}, {@code degraded} or {@code down}. */
    public String state(String service) {
        return state(service, OVERALL);
    }

    /** The same of one component. */
    public String state(String service, String component) {
        return check(service, component).at("/data/state").asText();
    }

    /** Why it is not healthy. */
    public String reason(String service) {
        return reason(service, OVERALL);
    }

    /** The same of one component. */
    public String reason(String service, String component) {
        return check(service, component).at("/data/reason").asText();
    }

    /** Whether it says that it need not be started anew. */
    public boolean isAlive(String service) {
        return operator.get(service, "/q/health/live").status() == 200;
    }

    /** The value of a gauge or counter; the sum when it has labels. */
    public double metric(String service, String name) {
        List<String> lines = operator.get(service, "/q/metrics")
                .expect(200)
                .text()
                .lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .toList();
        if (lines.isEmpty()) {
            throw new IllegalStateException(service + " has no " + name);
        }
        return lines.stream()
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private JsonNode check(String service, String name) {
        Answer health = operator.get(service, "/q/health");
        return StreamSupport.stream(health.at("/checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(health.text()));
    }
}
