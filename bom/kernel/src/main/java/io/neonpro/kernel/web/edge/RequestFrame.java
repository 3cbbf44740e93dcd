package io.neonpro.kernel.web.edge;

import io.neonpro.kernel.data.ConsistencyToken;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemRoutes;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What every exchange begins with: refuses what no route should see (too much of anything, broken escapes, encoded bodies,
 * pages of strangers), and promises what every answer says to browsers.
 */
@ApplicationScoped
class RequestFrame {

    private static final Problem BAD_ADDRESS = Problem.invalidInput(List.of(
            new Fault("", "invalid-value", "the address has characters or percent escapes that none may have")));

    private static final Problem ODD_PATH = Problem.invalidInput(List.of(new Fault(
            "", "invalid-value", "the path has dot segments, empty ones, a ';' or escapes that it can do without")));

    private static final Problem LONG_TOKENS = Problem.invalidInput(List.of(new Fault(
            ConsistencyToken.HEADER,
            "invalid-value",
            "must have %d characters at most".formatted(ConsistencyToken.MAX_LENGTH))));

    private static final int MAX_LENGTH_DIGITS = 18;

    /** RFC 9113, 7. */
    private static final long NO_ERROR = 0;

    /** How many times the limit is read and thrown away before a connection is cut. */
    private static final int DRAINED_BODIES = 16;

    private final ProblemRoutes problems;
    private final Origins origins;
    private final ManagementPort management;
    private final long maxBodyBytes;
    private final long maxAddressBytes;
    private final long maxHeaderBytes;

    RequestFrame(ProblemRoutes problems, Origins origins, ManagementPort management, RequestLimits limits) {
        this.problems = problems;
        this.origins = origins;
        this.management = management;
        this.maxBodyBytes = limits.maxBody().asLongValue();
        this.maxAddressBytes = limits.maxAddress().asLongValue();
        this.maxHeaderBytes = limits.maxHeaders().asLongValue();
    }

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::check);
    }

    private void check(RoutingContext exchange) {
        ProtectiveHeaders.promise(exchange);
        refusal(exchange)
                .or(() -> origins.refusal(exchange))
                .ifPresentOrElse(problem -> refuse(exchange, problem), () -> goOn(exchange));
    }

    private void goOn(RoutingContext exchange) {
        if (origins.isPreflight(exchange.request())) {
            origins.answerPreflight(exchange);
        } else {
            exchange.next();
        }
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
        if (!isReadAsWritten(exchange)) {
            return Optional.of(ODD_PATH);
        }
        if (management.hides(request)) {
            return Optional.of(Problem.ofStatus(404));
        }
        if (hasLongTokens(request)) {
            return Optional.of(LONG_TOKENS);
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

    /** Reading a part of them only, a reader would see less than they say. */
    private static boolean hasLongTokens(HttpServerRequest request) {
        return ConsistencyToken.joined(request.headers().getAll(ConsistencyToken.HEADER))
                .filter(tokens -> tokens.length() > ConsistencyToken.MAX_LENGTH)
                .isPresent();
    }

    private static boolean isEncoded(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    /**
     * Guards look at the path as it is written, and must see what routes see: Vert.x resolves dots and needless escapes, REST
     * resources leave out what follows a {@code ;} and then resolve the other escapes, too.
     */
    private static boolean isReadAsWritten(RoutingContext exchange) {
        String path = exchange.request().path();
        return path.equals(exchange.normalizedPath()) && path.indexOf(';') < 0;
    }

    /** A client that is still sending does not listen, so it may finish what is not endless; one that asks first listens. */
    private void refuse(RoutingContext exchange, Problem problem) {
        if (isEndless(exchange.request()) || asksFirst(exchange.request())) {
            exchange.response().endHandler(ended -> cut(exchange.request()));
            problems.send(exchange, problem);
        } else {
            exchange.request()
                    .handler(discarded -> {})
                    .endHandler(end -> problems.send(exchange, problem))
                    .resume();
        }
    }

    /** Over HTTP/2 that exchange alone: others share the connection (RFC 9113, 8.1). */
    private static void cut(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset(NO_ERROR);
        } else {
            request.connection().close();
        }
    }

    private boolean isEndless(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
                || length != null && !isAtMost(DRAINED_BODIES * maxBodyBytes, length);
    }

    /** RFC 9110, 10.1.1: it sends its body once it is told to. */
    private static boolean asksFirst(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true);
    }

    private static boolean isAtMost(long limitBytes, String length) {
        return length.length() <= MAX_LENGTH_DIGITS && Long.parseLong(length) <= limitBytes;
    }
}
