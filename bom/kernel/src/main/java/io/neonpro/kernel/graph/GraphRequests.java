package io.neonpro.kernel.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.GraphQLError;
import io.neonpro.kernel.web.edge.RequestLimits;
import io.neonpro.kernel.web.json.StrictJson;
import io.neonpro.kernel.web.negotiation.Accepted;
import io.neonpro.kernel.web.negotiation.BodyType;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.kernel.web.problem.ProblemRoutes;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Lets through to GraphQL what is a request of GraphQL over HTTP: a JSON object with a query, for a
 * client that takes the answer. All else is a problem, before anything is executed.
 */
@ApplicationScoped
class GraphRequests {

    /** After authentication and the kernel's filters, before SmallRye GraphQL. */
    private static final int BEFORE_EXECUTION = -30;

    private static final String PATH = "/graphql";
    private static final List<MediaType> PRODUCED =
            List.of(MediaType.valueOf("application/graphql-response+json"), MediaType.APPLICATION_JSON_TYPE);

    private static final Map<String, Predicate<JsonNode>> MEMBERS = Map.of(
            "query", node -> node.isTextual() && !node.textValue().isBlank(),
            "operationName", node -> node.isTextual() && !node.textValue().isEmpty() || node.isNull(),
            "variables", node -> node.isObject() || node.isNull(),
            "extensions", node -> node.isObject() || node.isNull());

    private static final Map<String, String> EXPECTATIONS = Map.of(
            "query", "must be the text of a query",
            "operationName", "must be the name of an operation",
            "variables", "must be an object",
            "extensions", "must be an object");

    private final StrictJson json;
    private final ProblemRoutes problems;
    private final GraphProblems errors;
    private final Documents documents;
    private final long maxBodyBytes;

    GraphRequests(
            StrictJson json, ProblemRoutes problems, GraphProblems errors, Documents documents, RequestLimits limits) {
        this.json = json;
        this.documents = documents;
        this.problems = problems;
        this.errors = errors;
        this.maxBodyBytes = limits.maxBody().asLongValue();
    }

    void register(@Observes Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(maxBodyBytes);
        router.route(PATH).order(BEFORE_EXECUTION).handler(this::settle);
        router.route(PATH).order(BEFORE_EXECUTION).handler(exchange -> {
            exchange.request().resume();
            body.handle(exchange);
        });
        router.route(PATH).order(BEFORE_EXECUTION).handler(this::read);
    }

    private void settle(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        HttpMethod method = request.method();
        if (method.equals(HttpMethod.OPTIONS)) {
            exchange.response()
                    .putHeader(HttpHeaders.ALLOW, "OPTIONS, POST")
                    .setStatusCode(204)
                    .end();
            return;
        }
        if (!method.equals(HttpMethod.POST)) {
            exchange.response().putHeader(HttpHeaders.ALLOW, "OPTIONS, POST");
            problems.send(exchange, Problem.ofStatus(405));
            return;
        }
        try {
            MediaType answer = Accepted.of(request.headers().getAll(HttpHeaders.ACCEPT))
                    .best(PRODUCED)
                    .orElseThrow(() -> new ProblemException(Problem.ofStatus(406)));
            BodyType.require(
                    request.headers().getAll(HttpHeaders.CONTENT_TYPE), List.of(MediaType.APPLICATION_JSON_TYPE));
            request.headers().set(HttpHeaders.ACCEPT, answer.toString());
        } catch (ProblemException e) {
            problems.send(exchange, e.problem());
            return;
        }
        exchange.next();
    }

    private void read(RoutingContext exchange) {
        try {
            require(exchange.body().buffer(), exchange.queryParams());
        } catch (ProblemException e) {
            refuse(exchange, e.problem());
            return;
        }
        exchange.next();
    }

    private void require(Buffer body, MultiMap parameters) {
        JsonNode document = json.parse(body == null ? new byte[0] : body.getBytes());
        if (!(document instanceof ObjectNode request)) {
            throw ProblemException.invalidInput("", "wrong-type", "must be an object: one request, no batch");
        }
        List<Fault> faults = faults(request);
        parameters.names().forEach(name -> faults.add(Fault.unknownParameter(name)));
        if (!faults.isEmpty()) {
            throw ProblemException.invalidInput(faults);
        }
        String operation = request.path("operationName").textValue();
        if (documents.isSubscription(request.get("query").textValue(), operation)) {
            throw ProblemException.of(
                    400, "invalid-query", "A subscription is answered over a WebSocket (graphql-transport-ws) only.");
        }
    }

    /** In the form that clients of GraphQL expect, and with the status that others do. */
    private void refuse(RoutingContext exchange, Problem problem) {
        GraphQLError error = errors.of(problem, null, null);
        exchange.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, exchange.request().getHeader(HttpHeaders.ACCEPT))
                .end(json.write(Map.of("errors", List.of(error.toSpecification())))
                        .toString());
    }

    private static List<Fault> faults(ObjectNode request) {
        List<Fault> faults = new ArrayList<>();
        MEMBERS.forEach((name, isGood) -> {
            JsonNode member = request.get(name);
            if (member == null && name.equals("query")) {
                faults.add(new Fault(name, "required", "is required"));
            } else if (member != null && !isGood.test(member)) {
                faults.add(new Fault(name, "wrong-type", EXPECTATIONS.get(name)));
            }
        });
        return faults;
    }
}
