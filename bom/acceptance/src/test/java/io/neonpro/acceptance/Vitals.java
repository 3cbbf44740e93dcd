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
        return overall(service).at("/data/state").asText();
    }

    /** Why it is not healthy. */
    public String reason(String service) {
        return overall(service).at("/data/reason").asText();
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

    private JsonNode overall(String service) {
        Answer health = operator.get(service, "/q/health");
        return StreamSupport.stream(health.at("/checks").spliterator(), false)
                .filter(check -> check.path("name").asText().equals(OVERALL))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(health.text()));
    }
}
