package io.neonpro.devstack.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A service's OpenAPI document as what it promises: tells in what an exchange breaks it. */
public final class Contract {

    /** Of the HTTP server, not of an operation. */
    private static final Set<Integer> ANYWHERE = Set.of(405, 417);

    /** Of HTTP, not of an operation. */
    private static final Set<String> GENERAL_HEADERS = Set.of(
            "accept",
            "accept-patch",
            "accept-post",
            "access-control-allow-origin",
            "access-control-expose-headers",
            "allow",
            "cache-control",
            "connection",
            "content-encoding",
            "content-length",
            "content-security-policy",
            "content-type",
            "date",
            "expires",
            "keep-alive",
            "pragma",
            "ratelimit",
            "ratelimit-policy",
            "referrer-policy",
            "strict-transport-security",
            "transfer-encoding",
            "vary",
            "x-accel-buffering",
            "x-content-type-options",
            "x-frame-options");

    private final JsonNode document;
    private final ContractSchemas schemas;
    private final List<Template> templates;

    /**
     * @param document OpenAPI 3.1 as JSON
     */
    public Contract(JsonNode document) {
        this.document = document;
        this.schemas = new ContractSchemas(document);
        this.templates = document.path("paths")
                .propertyStream()
                .map(path -> new Template(path.getKey(), path.getValue()))
                .sorted()
                .toList();
    }

    /** Whether a document tells of this path, and not another protocol's. */
    public static boolean covers(String path) {
        return path.startsWith("/api/") || path.startsWith("/oauth/") || path.startsWith("/.well-known/");
    }

    /** Everything in which the exchange is not as documented; empty when all is well. */
    public List<String> faults(Exchange exchange) {
        Answer answer = exchange.answer();
        if (ANYWHERE.contains(answer.status()) || exchange.method().equals("OPTIONS")) {
            return List.of();
        }
        String method = exchange.isHead() ? "GET" : exchange.method();
        Optional<JsonNode> operation = templates.stream()
                .filter(template -> template.matches(exchange.path()))
                .map(template -> template.item().path(method.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (operation.isEmpty() || operation.get().isMissingNode()) {
            boolean isRefused = answer.status() >= 400 && answer.status() < 500;
            return isRefused ? List.of() : List.of("is not documented");
        }
        List<String> faults = new ArrayList<>();
        if (answer.status() < 300) {
            request(exchange, operation.get(), faults);
        }
        response(exchange, operation.get(), faults);
        return faults;
    }

    /** What was accepted must be what the document lets clients send; lengths are those of composed characters. */
    private void request(Exchange exchange, JsonNode operation, List<String> faults) {
        JsonNode media = operation.path("requestBody").path("content");
        exchange.body()
                .map(body -> Normalizer.normalize(body, Form.NFC))
                .filter(body -> !media.path("application/json").isMissingNode())
                .ifPresent(body -> schemas.faults(media.path("application/json").path("schema"), body, false)
                        .forEach(fault -> faults.add("accepted a request whose body " + told(fault))));
        List<JsonNode> known = operation
                .path("parameters")
                .valueStream()
                .map(this::resolved)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .toList();
        exchange.queryNames().stream()
                .filter(name -> known.stream().noneMatch(parameter -> isOf(parameter, name)))
                .forEach(name -> faults.add("accepted the undocumented parameter " + name));
    }

    /** An object that is exploded stands for parameters of any name (OpenAPI 3.1, 4.8.12.3). */
    private static boolean isOf(JsonNode parameter, String name) {
        return parameter.path("name").asText().equals(name)
                || parameter.path("schema").path("type").asText().equals("object")
                        && parameter.path("style").asText("form").equals("form");
    }

    private void response(Exchange exchange, JsonNode operation, List<String> faults) {
        Answer answer = exchange.answer();
        JsonNode response = resolved(operation.path("responses").path(Integer.toString(answer.status())));
        if (response.isMissingNode()) {
            faults.add("answered " + answer.status() + ", which is not documented");
            return;
        }
        headers(answer, response.path("headers"), faults);
        if (!exchange.isHead()) {
            body(answer, response.path("content"), faults);
        }
    }

    private void body(Answer answer, JsonNode content, List<String> faults) {
        String type = answer.header("Content-Type").split(";")[0].strip();
        if (content.isEmpty()) {
            if (!answer.text().isEmpty()) {
                faults.add("answered " + answer.status() + " with a body, which is not documented");
            }
            return;
        }
        JsonNode media = content.has(type) ? content.path(type) : content.path("*/*");
        if (media.isMissingNode()) {
            faults.add("answered " + answer.status() + " as '" + type + "', which is not documented");
        } else if (type.endsWith("json")) {
            boolean isClosed = !type.equals("application/problem+json");
            schemas.faults(media.path("schema"), answer.text(), isClosed)
                    .forEach(fault -> faults.add("answered " + answer.status() + " with a body that " + told(fault)));
        }
    }

    private void headers(Answer answer, JsonNode documented, List<String> faults) {
        Map<String, JsonNode> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        documented.propertyStream().forEach(header -> known.put(header.getKey(), resolved(header.getValue())));
        known.forEach((name, header) -> {
            if (header.path("required").asBoolean() && answer.header(name).isEmpty()) {
                faults.add("answered " + answer.status() + " without " + name);
            }
        });
        answer.headers().map().keySet().stream()
                .filter(name -> !name.startsWith(":") && !GENERAL_HEADERS.contains(name.toLowerCase(Locale.ROOT)))
                .filter(name -> !known.containsKey(name))
                .forEach(name -> faults.add("answered " + answer.status() + " with the undocumented header " + name));
    }

    private JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asText();
        return ref.startsWith("#") ? document.at(ref.substring(1)) : node;
    }

    private static String told(ValidationMessage fault) {
        return "is wrong at " + fault.getInstanceLocation() + ": " + fault.getMessage();
    }

    /** A documented path; literal ones come before those with parameters. */
    private record Template(String path, JsonNode item) implements Comparable<Template> {

        boolean matches(String actual) {
            String[] wanted = path.split("/", -1);
            String[] given = actual.split("/", -1);
            return wanted.length == given.length
                    && Arrays.mismatch(wanted, given, (w, g) -> w.startsWith("{") || w.equals(g) ? 0 : 1) < 0;
        }

        @Override
        public int compareTo(Template other) {
            return path.replace('{', '~').compareTo(other.path.replace('{', '~'));
        }
    }
}
