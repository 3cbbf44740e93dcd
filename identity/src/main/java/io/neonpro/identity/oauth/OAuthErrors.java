package io.neonpro.identity.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.neonpro.identity.attempt.TooManyAttempts;
import io.neonpro.kernel.web.problem.Failures;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Failures as OAuth 2.0 tells them: {@code {"error", "error_description"}} (RFC 6749, 5.2). */
public final class OAuthErrors {

    private OAuthErrors() {}

    public static Response answer(Throwable failure) {
        return switch (failure) {
            case OAuthFailure e -> answer(e.error()).build();
            case TooManyAttempts e ->
                answer(429, "temporarily_unavailable", "Too many attempts; wait a little")
                        .header(HttpHeaders.RETRY_AFTER, e.retryAfterSeconds())
                        .build();
            default -> unexpected(Failures.problemOf(failure));
        };
    }

    private static Response unexpected(Problem problem) {
        return switch (problem.status()) {
            case 503 ->
                answer(503, "temporarily_unavailable", problem.detail())
                        .header(HttpHeaders.RETRY_AFTER, 2)
                        .build();
            case 500 -> answer(500, "server_error", problem.detail()).build();
            default ->
                answer(problem.status(), "invalid_request", description(problem))
                        .build();
        };
    }

    /** The protocol has one sentence for all faults. */
    private static String description(Problem problem) {
        return problem.errors().isEmpty()
                ? problem.detail()
                : problem.errors().stream().map(OAuthErrors::sentence).collect(Collectors.joining("; "));
    }

    private static String sentence(Fault fault) {
        return (fault.field().isEmpty() ? "the form" : fault.field()) + " " + fault.message();
    }

    private static Response.ResponseBuilder answer(ErrorObject error) {
        int status = error.getHTTPStatusCode() == 0 ? 400 : error.getHTTPStatusCode();
        Response.ResponseBuilder answer = answer(status, error.getCode(), error.getDescription());
        return error.getCode().equals(OAuth2Error.INVALID_CLIENT.getCode())
                ? answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"neonpro\"")
                : answer;
    }

    private static Response.ResponseBuilder answer(int status, String code, String description) {
        Map<String, String> error = new LinkedHashMap<>();
        error.put("error", code);
        if (description != null) {
            error.put("error_description", ErrorObject.removeIllegalChars(description));
        }
        return Response.status(status)
                .entity(error)
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
