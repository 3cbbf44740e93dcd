package io.neonpro.kernel.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Answers failures outside of REST resources (authentication, limits, routes) with a Problem. */
@ApplicationScoped
public class ProblemRoutes {

    private static final int MAX_LENGTH_DIGITS = 18;

    /** How many times the limit is read and thrown away before a connection is cut. */
    private static final int DRAINED_BODIES = 16;

    private final ObjectMapper mapper;
    private final long maxBodyBytes;

    ProblemRoutes(ObjectMapper mapper, @ConfigProperty(name = "neonpro.http.max-body") MemorySize maxBody) {
        this.mapper = mapper;
        this.maxBodyBytes = maxBody.asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::refuseLargeBody);
        router.route().order(Integer.MIN_VALUE).failureHandler(this::answerFailure);
    }

    /** Ends the exchange with a problem; does nothing when an answer is on its way already. */
    public void send(RoutingContext exchange, Problem problem) {
        HttpServerResponse response = exchange.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(json(problem.withInstance(exchange.request().path())));
    }

    private void refuseLargeBody(RoutingContext exchange) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || isAtMost(maxBodyBytes, length)) {
            exchange.next();
            return;
        }
        Problem refusal = Problem.ofStatus(413);
        if (isAtMost(DRAINED_BODIES * maxBodyBytes, length)) {
            drain(exchange.request(), () -> send(exchange, refusal));
        } else {
            exchange.response()
                    .endHandler(ended -> exchange.request().connection().close());
            send(exchange, refusal);
        }
    }

    /** A client that is still sending does not listen, so let it finish. */
    private static void drain(HttpServerRequest request, Runnable then) {
        request.handler(discarded -> {}).endHandler(end -> then.run()).resume();
    }

    private static boolean isAtMost(long limitBytes, String length) {
        return length.length() <= MAX_LENGTH_DIGITS && Long.parseLong(length) <= limitBytes;
    }

    private void answerFailure(RoutingContext exchange) {
        Problem problem = exchange.failure() == null
                ? Problem.ofStatus(exchange.statusCode())
                : Failures.problemOf(exchange.failure());
        if (problem.status() == 401) {
            exchange.response().putHeader("WWW-Authenticate", Challenge.of(exchange.failure()));
        }
        send(exchange, problem);
    }

    private String json(Problem problem) {
        try {
            return mapper.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A problem must be serialisable", e);
        }
    }
}
