package io.neonpro.acceptance.tenancy;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.client.Client;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * An operation of a service, as its OpenAPI document describes it.
 *
 * @param description what the document says of it
 * @param document all of it, for what the description refers to
 */
public record Operation(String service, String method, String path, JsonNode description, JsonNode document) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    public static Stream<Operation> of(String service, Client client) {
        JsonNode document =
                client.get(service, "/q/openapi?format=json").expect(200).json();
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> new Operation(
                                service,
                                operation.getKey().toUpperCase(),
                                path.getKey(),
                                operation.getValue(),
                                document)));
    }

    /** Those in the path, the query or a header ({@code in}). */
    public Stream<JsonNode> parameters(String in) {
        return StreamSupport.stream(description.path("parameters").spliterator(), false)
                .filter(parameter -> parameter.path("in").asText().equals(in));
    }

    List<String> queryParameters() {
        return parameters("query")
                .map(parameter -> parameter.path("name").asText())
                .toList();
    }

    /** Whether its address names something by its id. */
    boolean namesSomething() {
        return path.matches(".*\\{\\w*[iI]d}.*");
    }

    /** Whether it is about whoever asks, as the patient that their token names. */
    boolean isOwn() {
        return path.matches("/api/v1/me(/.*)?");
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
