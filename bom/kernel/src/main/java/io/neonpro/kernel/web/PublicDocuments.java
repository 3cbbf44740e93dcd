package io.neonpro.kernel.web;

import graphql.schema.GraphQLSchema;
import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.kernel.web.problem.ProblemRoutes;
import io.quarkus.smallrye.openapi.runtime.OpenApiDocumentService;
import io.smallrye.graphql.execution.SchemaPrinter;
import io.smallrye.openapi.runtime.io.Format;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.core.EntityTag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The documents that describe this service, OpenAPI and SDL: anybody may keep them for a while, and ask whether they
 * changed.
 */
@ApplicationScoped
class PublicDocuments {

    private static final int BEFORE_THEM = Integer.MIN_VALUE + 100;
    private static final String KEPT_BY_ANYBODY = "public, max-age=300";
    private static final String ALLOWED = "GET, HEAD, OPTIONS";
    private static final List<HttpMethod> METHODS = List.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int TAG_LENGTH = 16;

    /** One for each document; they never change while this runs. */
    private final Map<String, EntityTag> tags = new ConcurrentHashMap<>();

    private final ProblemRoutes problems;
    private final OpenApiDocumentService openApi;
    private final Instance<GraphQLSchema> schema;

    PublicDocuments(ProblemRoutes problems, OpenApiDocumentService openApi, Instance<GraphQLSchema> schema) {
        this.problems = problems;
        this.openApi = openApi;
        this.schema = schema;
    }

    void register(@Observes Router router) {
        router.route("/q/openapi*").order(BEFORE_THEM).handler(exchange -> answer(exchange, "openapi"));
        router.route("/graphql/schema.graphql").order(BEFORE_THEM).handler(exchange -> answer(exchange, "sdl"));
    }

    private void answer(RoutingContext exchange, String document) {
        HttpMethod method = exchange.request().method();
        if (!METHODS.contains(method)) {
            exchange.response().putHeader(HttpHeaders.ALLOW, ALLOWED);
            problems.send(exchange, Problem.ofStatus(405));
            return;
        }
        // the first to ask has it made
        exchange.vertx()
                .executeBlocking(() -> tags.computeIfAbsent(document, this::tag))
                .onSuccess(tag -> answer(exchange, tag))
                .onFailure(exchange::fail);
    }

    private static void answer(RoutingContext exchange, EntityTag tag) {
        HttpMethod method = exchange.request().method();
        exchange.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, KEPT_BY_ANYBODY)
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .putHeader(HttpHeaders.ETAG, "W/\"" + tag.getValue() + "\"");
        if (method.equals(HttpMethod.OPTIONS)) {
            exchange.response()
                    .putHeader(HttpHeaders.ALLOW, ALLOWED)
                    .setStatusCode(204)
                    .end();
        } else if (isKnown(exchange, tag)) {
            exchange.response().setStatusCode(304).end();
        } else if (method.equals(HttpMethod.HEAD)) {
            exchange.response().end();
        } else {
            exchange.next();
        }
    }

    private static boolean isKnown(RoutingContext exchange, EntityTag tag) {
        List<String> lines = exchange.request().headers().getAll(HttpHeaders.IF_NONE_MATCH);
        try {
            return !lines.isEmpty()
                    && EntityTags.of(HttpHeaders.IF_NONE_MATCH.toString(), String.join(",", lines))
                            .haveWeakly(tag);
        } catch (ProblemException malformed) {
            return false;
        }
    }

    /** Weak, since one stands for a document in all its formats. */
    private EntityTag tag(String document) {
        byte[] text = document.equals("sdl")
                ? new SchemaPrinter().print(schema.get()).getBytes(StandardCharsets.UTF_8)
                : openApi.getDocument("<default>", Format.JSON);
        return new EntityTag(HexFormat.of().formatHex(sha256(text)).substring(0, TAG_LENGTH), true);
    }

    private static byte[] sha256(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JRE has SHA-256", e);
        }
    }
}
