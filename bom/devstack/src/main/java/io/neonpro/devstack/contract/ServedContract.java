package io.neonpro.devstack.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Holds the exchanges of a service's tests against the OpenAPI document that the service itself serves: what is
 * accepted must be what the document lets clients send, and every answer must be one that it tells of.
 */
final class ServedContract implements OrderedFilter {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Bounded by the services that one test JVM starts. */
    private final Map<URI, Contract> contracts = new ConcurrentHashMap<>();

    /** After all that complete a request. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        Response answer = context.next(request, expected);
        URI asked = URI.create(request.getURI());
        if (Contract.covers(asked.getRawPath())) {
            check(request, asked, answer);
        }
        return answer;
    }

    private void check(FilterableRequestSpecification request, URI asked, Response answer) {
        List<String> faults = contracts
                .computeIfAbsent(asked.resolve("/q/openapi?format=json"), ServedContract::read)
                .faults(new Exchange(request.getMethod(), asked, body(request), answer(answer)));
        if (!faults.isEmpty()) {
            throw new AssertionError("The OpenAPI document does not say so: %s %s %s"
                    .formatted(request.getMethod(), asked.getRawPath(), String.join("; ", faults)));
        }
    }

    private static Optional<String> body(FilterableRequestSpecification request) {
        return request.getBody() instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A stream has no end to wait for. */
    private static Answer answer(Response answer) {
        Map<String, List<String>> headers = answer.headers().asList().stream()
                .collect(Collectors.groupingBy(
                        Header::getName, Collectors.mapping(Header::getValue, Collectors.toList())));
        boolean isStream = answer.contentType().startsWith("text/event-stream");
        return new Answer(
                answer.statusCode(), HttpHeaders.of(headers, (name, value) -> true), isStream ? "" : answer.asString());
    }

    private static Contract read(URI document) {
        try {
            JsonNode read = JSON.readTree(document.toURL());
            return new Contract(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
