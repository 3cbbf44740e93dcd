package io.neonpro.kernel.web.edge;

import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemRoutes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses what no route should see: too much of anything, broken escapes, encoded bodies. */
@ApplicationScoped
class RequestFrame {

    private static final Problem BAD_ADDRESS = Problem.invalidInput(List.of(
            new Fault("", "invalid-value", "the address has characters or percent escapes that none may have")));

    private static final int MAX_LENGTH_DIGITS = 18;

    /** How many times the limit is read and thrown away before a connection is cut. */
    private static final int DRAINED_BODIES = 16;

    private final ProblemRoutes problems;
    private final long maxBodyBytes;
    private final long maxAddressBytes;
    private final long maxHeaderBytes;

    RequestFrame(ProblemRoutes problems, RequestLimits limits) {
        this.problems = problems;
        this.maxBodyBytes = limits.maxBody().asLongValue();
        this.maxAddressBytes = limits.maxAddress().asLongValue();
        this.maxHeaderBytes = limits.maxHeaders().asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::check);
    }

    private void check(RoutingContext exchange) {
        refusal(exchange).ifPresentOrElse(problem -> refuse(exchange, problem), exchange::next);
    }

    private Optional<Problem> refusal(RoutingContext exchange) {
        HttpServerRequest request = exchange.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (request.uri().length() > maxAddressBytes) {
            return Optional.of(Problem.ofStatus(414));
        }
        if (sizeOfHeaders(request) > maxHeaderBytes) {
            return Optional.of(Problem.ofStatus(431));
        }
        if (!Escapes.areGood(request.uri())) {
            return Optional.of(BAD_ADDRESS);
        }
        if (length != null && !isAtMost(maxBodyBytes, length)) {
            return Optional.of(Problem.ofStatus(413));
        }
        if (isEncoded(request)) {
            exchange.response().putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY);
            return Optional.of(Problem.of(415, "unsupported-encoding", "Send the body without a Content-Encoding."));
        }
        return Optional.empty();
    }

    /** Names and values, each with the four octets that HTTP/1.1 puts around them. */
    private static long sizeOfHeaders(HttpServerRequest request) {
        long size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length() + 4L;
        }
        return size;
    }

    private static boolean isEncoded(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    /** A client that is still sending does not listen, so it may finish what is not endless. */
    private void refuse(RoutingContext exchange, Problem problem) {
        String length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean isEndless = exchange.request().getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                || length != null && !isAtMost(DRAINED_BODIES * maxBodyBytes, length);
        if (isEndless) {
            exchange.response()
                    .endHandler(ended -> exchange.request().connection().close());
            problems.send(exchange, problem);
        } else {
            exchange.request()
                    .handler(discarded -> {})
                    .endHandler(end -> problems.send(exchange, problem))
                    .resume();
        }
    }

    private static boolean isAtMost(long limitBytes, String length) {
        return length.length() <= MAX_LENGTH_DIGITS && Long.parseLong(length) <= limitBytes;
    }
}
