package io.neonpro.kernel.web.problem;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Answers failures outside of REST resources (authentication, limits, routes) with a Problem. */
@ApplicationScoped
public class ProblemRoutes {

    private static final int[] STATUSES_OF_ROUTERS = {400, 404, 405, 406, 413, 415, 500};

    /** Vert.x fails an exchange without a Host that can be read (RFC 9112, 3.2) before any route sees it. */
    private static final Problem BAD_HOST = Problem.invalidInput(
            List.of(new Fault("Host", "invalid-value", "must be a host name, with a port where it has one")));

    private final ObjectMapper mapper;

    ProblemRoutes(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answerFailure);
        for (int status : STATUSES_OF_ROUTERS) {
            router.errorHandler(status, exchange -> answerStatus(exchange, status));
        }
    }

    /** Ends the exchange with a problem; does nothing when an answer is on its way already. */
    public void send(RoutingContext exchange, Problem problem) {
        HttpServerResponse response = exchange.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        String body = json(problem.withInstance(exchange.request().path()));
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.retryAfter().ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, seconds));
        if (exchange.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.getBytes(UTF_8).length))
                    .end();
        } else {
            response.end(body);
        }
    }

    private void answerFailure(RoutingContext exchange) {
        if (exchange.request().authority() == null) {
            send(exchange, BAD_HOST);
            return;
        }
        if (exchange.failure() == null) {
            answerStatus(exchange, exchange.statusCode());
            return;
        }
        Problem problem = Failures.problemOf(exchange.failure());
        if (problem.status() == 401) {
            exchange.response().putHeader("WWW-Authenticate", Challenge.of(exchange.failure()));
        }
        send(exchange, problem);
    }

    private void answerStatus(RoutingContext exchange, int status) {
        if (status == 401) {
            exchange.response().putHeader("WWW-Authenticate", Challenge.of(exchange.failure()));
        }
        send(exchange, Problem.ofStatus(status));
    }

    private String json(Problem problem) {
        try {
            return mapper.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem must be serialisable", e);
        }
    }
}
