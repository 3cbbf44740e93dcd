package io.neonpro.kernel.web.openapi;

import io.neonpro.kernel.data.ConsistencyToken;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** One operation of a document, completed by what is known of its method. */
final class OperationParts {

    private static final int CREATED = 201;
    private static final int UNAUTHORIZED = 401;

    /** What the scanner says of an answer of which nothing is said. */
    private static final Set<String> SCANNED = Set.of("OK", "Created", "No Content");

    private static final List<String> CONDITIONS = List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_NONE_MATCH);

    private final Endpoint endpoint;
    private final Operation operation;

    OperationParts(Endpoint endpoint, Operation operation) {
        this.endpoint = endpoint;
        this.operation = operation;
    }

    void complete() {
        operation.setOperationId(operation.getOperationId().replace("Resource_", "_"));
        success();
        security();
        parameters();
        problems();
        sort();
    }

    private void success() {
        APIResponses responses = operation.getResponses();
        if (responses.hasAPIResponse("303")) {
            redirect(responses.getAPIResponse("303"));
            if (!endpoint.isRead()) {
                return;
            }
        }
        if (responses.hasAPIResponse("202")) {
            later(responses.getAPIResponse("202"));
        }
        String status = Integer.toString(endpoint.status());
        APIResponse success = Stream.of(status, "200", "201")
                .map(responses::getAPIResponse)
                .filter(Objects::nonNull)
                .max(Comparator.comparing(told -> told.getContent() != null))
                .orElseGet(OASFactory::createAPIResponse);
        List.of("200", "201", "204").forEach(responses::removeAPIResponse);
        if (endpoint.answersNothing()) {
            success.setContent(null);
        }
        if (success.getDescription() == null || SCANNED.contains(success.getDescription())) {
            success.setDescription(
                    switch (endpoint.status()) {
                        case CREATED -> "Created";
                        case 204 -> "Done";
                        default -> "OK";
                    });
        }
        headers(success);
        responses.addAPIResponse(status, success);
        if (endpoint.isRead() && endpoint.isVersioned()) {
            responses.addAPIResponse(
                    "304",
                    OASFactory.createAPIResponse()
                            .description("The client has it already.")
                            .addHeader(HttpHeaders.ETAG, SharedParts.header("ETag"))
                            .addHeader(ConsistencyToken.HEADER, SharedParts.header("ConsistencyToken")));
        }
    }

    /** Where anybody may come, who is not let in is found out, and perhaps written down, behind the edge. */
    private void tellPosition(APIResponse refusal, int status) {
        if (status == UNAUTHORIZED && endpoint.isOpen()) {
            refusal.addHeader(ConsistencyToken.HEADER, SharedParts.header("ConsistencyToken"));
        }
    }

    private static void redirect(APIResponse elsewhere) {
        elsewhere.addHeader(HttpHeaders.LOCATION, SharedParts.header("Location"));
        elsewhere.addHeader(ConsistencyToken.HEADER, SharedParts.header("ConsistencyToken"));
    }

    /** What is seen to later has an address of its own until then. */
    private void later(APIResponse accepted) {
        redirect(accepted);
        replayed(accepted);
    }

    private void headers(APIResponse success) {
        if (endpoint.isVersioned()) {
            success.addHeader(HttpHeaders.ETAG, SharedParts.header("ETag"));
            if (endpoint.status() == CREATED) {
                success.addHeader(HttpHeaders.LOCATION, SharedParts.header("Location"));
            }
        }
        if (!endpoint.isOpen() || !endpoint.isRead()) {
            success.addHeader(ConsistencyToken.HEADER, SharedParts.header("ConsistencyToken"));
        }
        replayed(success);
    }

    private void replayed(APIResponse success) {
        if (endpoint.isIdempotent()) {
            success.addHeader("Idempotency-Replayed", SharedParts.header("IdempotencyReplayed"));
        }
    }

    private void security() {
        operation.setSecurity(
                endpoint.isOpen()
                        ? List.of()
                        : List.of(OASFactory.createSecurityRequirement()
                                .addScheme(SharedParts.ACCESS_TOKEN, endpoint.permissions())));
    }

    private void parameters() {
        if (has(HttpHeaders.IF_MATCH)) {
            operation.setParameters(operation.getParameters().stream()
                    .filter(parameter -> !CONDITIONS.contains(parameter.getName()))
                    .toList());
            refer("IfMatch");
            refer("IfNoneMatch");
        }
        if (endpoint.isRead() && endpoint.isVersioned()) {
            refer("IfMatch");
            refer("IfNoneMatch");
        }
        if (endpoint.isAudited()) {
            refer("AccessPurpose");
        }
        if (endpoint.isForEmergencies()) {
            refer("BreakGlass");
        }
        if (endpoint.isIdempotent()) {
            refer("IdempotencyKey");
        }
        if (!endpoint.isOpen()) {
            refer("ClinicId");
            refer("ConsistencyToken");
        }
        if (endpoint.isExtensible()) {
            refer("Others");
        }
    }

    private boolean has(String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> header.equals(p.getName()));
    }

    private boolean isConditional() {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .map(Parameter::getRef)
                        .anyMatch("#/components/parameters/IfMatch"::equals);
    }

    private void refer(String parameter) {
        operation.addParameter(OASFactory.createParameter().ref(parameter));
    }

    /**
     * What is told without content becomes the shared problem; what the method tells itself stays, beside the problem
     * that is answered before the method is called.
     */
    private void problems() {
        APIResponses responses = operation.getResponses();
        List<Integer> statuses = new ArrayList<>(possible());
        SharedParts.PROBLEMS.stream()
                .filter(status -> responses.hasAPIResponse(status.toString()))
                .forEach(statuses::add);
        for (int status : statuses) {
            APIResponse told = responses.getAPIResponse(Integer.toString(status));
            if (told == null || told.getContent() == null) {
                responses.addAPIResponse(
                        Integer.toString(status), OASFactory.createAPIResponse().ref(SharedParts.responseName(status)));
            } else {
                SharedParts.complete(told, status);
                tellPosition(told, status);
            }
        }
    }

    private void sort() {
        Map<String, APIResponse> sorted = new TreeMap<>(operation.getResponses().getAPIResponses());
        operation.setResponses(OASFactory.createAPIResponses());
        sorted.forEach(operation.getResponses()::addAPIResponse);
    }

    /** A token that is none is refused also where none is needed, and an encoded body where none is read. */
    private List<Integer> possible() {
        List<Integer> statuses = new ArrayList<>(List.of(400, 401, 406, 413, 414, 415, 422, 429, 431, 503));
        if (!endpoint.isOpen()) {
            statuses.addAll(List.of(403, 404));
        }
        if (!endpoint.isRead()) {
            statuses.add(409);
        }
        if (endpoint.isAboutSomebody()) {
            statuses.add(410);
        }
        if (isConditional()) {
            statuses.add(412);
        }
        return statuses;
    }
}
