package io.neonpro.acceptance.fuzz.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.fuzz.wire.Reply;
import io.neonpro.acceptance.fuzz.wire.Wire;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What can be told of an answer alone, without asking anybody else. */
public final class AnswerChecks {

    private static final List<Check> ALL = List.of(
            AnswerChecks::comes,
            AnswerChecks::noFault,
            AnswerChecks::problem,
            AnswerChecks::faultsOfFields,
            AnswerChecks::goodAnswer,
            AnswerChecks::noInternals,
            AnswerChecks::toSomebody,
            GraphChecks::faults);

    /** What people see, in a browser. */
    private static final List<String> PAGES = List.of("/oauth/authorize", "/oauth/logout", "/account");

    /** What is asked by who has no token yet, and perhaps the secret of a letter. */
    private static final List<String> FOR_EVERYBODY = List.of(
            "/api/v1/tenants",
            "/api/v1/account/password/forgotten",
            "/api/v1/account/password/reset",
            "/api/v1/account/verification/claim",
            "/api/v1/account/verification/confirm",
            "/api/v1/invitations/accept",
            "/api/v1/invitations/decline",
            "/api/v1/invitations/read");

    private AnswerChecks() {}

    public static Stream<String> faults(Exchange exchange) {
        return ALL.stream().flatMap(check -> check.faults(exchange));
    }

    private static Stream<String> comes(Exchange exchange) {
        Reply reply = exchange.reply();
        if (reply.status() == 0) {
            return Stream.of(reply.body());
        }
        return reply.took().compareTo(Wire.PATIENCE) > 0 ? Stream.of("took too long") : Stream.empty();
    }

    private static Stream<String> noFault(Exchange exchange) {
        return exchange.reply().status() >= 500
                ? Stream.of("status " + exchange.reply().status())
                : Stream.empty();
    }

    /** RFC 9457, or RFC 6749 5.2 where OAuth is spoken. */
    private static Stream<String> problem(Exchange exchange) {
        Reply reply = exchange.reply();
        if (!reply.isRefusal() || isHead(exchange) || exchange.call().isGraph()) {
            return Stream.empty();
        }
        if (exchange.sent().target().startsWith("/oauth")) {
            return Stream.empty();
        }
        if (!reply.header("Content-Type").startsWith("application/problem+json")) {
            return Stream.of("status " + reply.status() + " as '" + reply.header("Content-Type") + "'");
        }
        return reply.json()
                .map(problem -> members(problem, reply))
                .orElseGet(() -> Stream.of("status " + reply.status() + " with a problem that is no JSON"));
    }

    private static Stream<String> members(JsonNode problem, Reply reply) {
        return Stream.of(
                        says(problem.path("status").asInt() == reply.status(), "another status in the problem"),
                        says(problem.path("code").asText().matches("[a-z]+(-[a-z0-9]+)*"), "no code"),
                        says(!problem.path("type").asText().isEmpty(), "no type"),
                        says(
                                problem.path("title").asText().matches("[A-Z][A-Za-z' -]+"),
                                "title '" + problem.path("title").asText() + "'"),
                        says(!problem.path("detail").asText("x").isBlank(), "a blank detail"))
                .flatMap(fault -> fault);
    }

    /** One fault for each wrong field, and each names something that was sent, or that should have been. */
    private static Stream<String> faultsOfFields(Exchange exchange) {
        if (!exchange.reply().isRefusal() || exchange.call().isGraph()) {
            return Stream.empty();
        }
        List<JsonNode> errors = exchange.reply().json().stream()
                .flatMap(problem -> StreamSupport.stream(problem.path("errors").spliterator(), false))
                .toList();
        Set<String> seen = new HashSet<>();
        return errors.stream().flatMap(error -> {
            String field = error.path("field").asText();
            return Stream.of(
                            says(error.path("code").asText().matches("[a-z]+(-[a-z0-9]+)*"), "a fault without a code"),
                            says(!error.path("message").asText().isBlank(), "a fault without a message"),
                            says(seen.add(field), "two faults of '" + field + "'"),
                            says(isKnown(field, exchange), "a fault of '" + field + "', which nobody sent"))
                    .flatMap(fault -> fault);
        });
    }

    private static boolean isKnown(String field, Exchange exchange) {
        String first = field.replaceAll("[.\\[].*", "");
        return first.isEmpty()
                || exchange.sent().target().startsWith("/oauth")
                || exchange.call().declared().stream().anyMatch(first::equalsIgnoreCase)
                || exchange.wasSent(first)
                || isAddressedElsewhere(exchange);
    }

    /** A path that lost a part, or has another method, may be that of another operation, which wants other fields. */
    private static boolean isAddressedElsewhere(Exchange exchange) {
        String asked = exchange.sent().target().replaceAll("[?#].*", "");
        String meant = exchange.call().operation().replaceAll("^\\S+ ", "");
        return parts(asked) != parts(meant)
                || !exchange.call().operation().startsWith(exchange.sent().method() + " ");
    }

    private static long parts(String path) {
        return Stream.of(path.split("/")).filter(part -> !part.isEmpty()).count();
    }

    private static boolean isArchive(Reply reply) {
        return reply.header("Content-Type").equals("application/zip")
                && reply.body().startsWith("PK");
    }

    private static Stream<String> goodAnswer(Exchange exchange) {
        Reply reply = exchange.reply();
        if (!reply.isGood()
                || reply.body().isEmpty()
                || PAGES.stream().anyMatch(exchange.sent().target()::startsWith)
                || isArchive(reply)) {
            return Stream.empty();
        }
        return says(
                reply.saysJson() && reply.json().isPresent(),
                "an answer of '" + reply.header("Content-Type") + "' that is no JSON");
    }

    private static Stream<String> noInternals(Exchange exchange) {
        Reply reply = exchange.reply();
        if (reply.isGood() && !exchange.call().isGraph()) {
            return Stream.empty();
        }
        String told = exchange.call().isGraph() ? GraphChecks.errors(reply) : reply.body();
        return Internals.in(told).filter(internal -> !exchange.wasSent(internal)).stream()
                .map(internal -> "it tells '" + internal + "'");
    }

    /** Who does not say who they are gets nothing but what is for everybody. */
    private static Stream<String> toSomebody(Exchange exchange) {
        boolean named = exchange.sent().headers().stream()
                .anyMatch(header -> header.name().equalsIgnoreCase("Authorization"));
        boolean forEverybody = exchange.sent().method().equals("OPTIONS")
                || !exchange.sent().target().startsWith("/api/v1/")
                || FOR_EVERYBODY.stream().anyMatch(exchange.sent().target()::startsWith);
        return says(named || forEverybody || !exchange.reply().isGood(), "an answer to nobody");
    }

    private static boolean isHead(Exchange exchange) {
        return exchange.sent().method().equals("HEAD");
    }

    private static Stream<String> says(boolean right, String fault) {
        return right ? Stream.empty() : Stream.of(fault);
    }
}
