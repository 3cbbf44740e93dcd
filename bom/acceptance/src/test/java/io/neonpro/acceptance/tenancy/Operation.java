package io.neonpro.acceptance.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.client.Client;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** An operation of a service, as its OpenAPI document describes it. */
record Operation(String service, String method, String path, List<String> queryParameters) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    static Stream<Operation> of(String service, Client client) {
        JsonNode paths =
                client.get(service, "/q/openapi?format=json").expect(200).at("/paths");
        return paths.properties().stream().flatMap(path -> operations(service, path.getKey(), path.getValue()));
    }

    private static Stream<Operation> operations(String service, String path, JsonNode item) {
        return item.properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .map(operation -> new Operation(
                        service, operation.getKey().toUpperCase(), path, queryParameters(operation.getValue())));
    }

    private static List<String> queryParameters(JsonNode operation) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    /** Whether its address names something by its id. */
    boolean namesSomething() {
        return path.matches(".*\\{\\w*[iI]d}.*");
    }

    /** Its address, with each id filled in by the name of what stands before it. */
    String addressOf(Map<String, String> ids) {
        String[] segments = path.split("/");
        for (int i = 1; i < segments.length; i++) {
            if (segments[i].startsWith("{")) {
                String id = ids.get(segments[i - 1]);
                if (id == null) {
                    throw new IllegalStateException("No id is known for " + this);
                }
                segments[i] = id;
            }
        }
        return String.join("/", segments);
    }

    @Override
    public String toString() {
        return service + " " + method + " " + path;
    }
}
