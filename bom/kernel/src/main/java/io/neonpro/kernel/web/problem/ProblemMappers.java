package io.neonpro.kernel.web.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ValidationException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure below a REST resource with a {@link Problem}. */
public final class ProblemMappers {

    @ServerExceptionMapper({
        Throwable.class,
        ProblemException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class,
        UnauthorizedException.class,
        ForbiddenException.class,
        ValidationException.class,
        ConstraintViolationException.class,
        JsonProcessingException.class,
        MismatchedInputException.class,
        InvalidDefinitionException.class
    })
    public Response anyFailure(Throwable failure, UriInfo uri) {
        return answer(failure, uri).build();
    }

    /** Keeps headers that belong to the status, such as {@code Allow}, and redirects. */
    @ServerExceptionMapper({WebApplicationException.class, NotFoundException.class})
    public Response httpFailure(WebApplicationException failure, UriInfo uri) {
        Response original = failure.getResponse();
        if (original.getStatus() < 400 || original.hasEntity()) {
            return original;
        }
        var answer = answer(failure, uri);
        original.getHeaders().forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        return answer.type(Problem.MEDIA_TYPE).build();
    }

    private static Response.ResponseBuilder answer(Throwable failure, UriInfo uri) {
        Problem problem = Failures.problemOf(failure).withInstance(uri.getPath());
        var answer = Response.status(problem.status()).entity(problem).type(Problem.MEDIA_TYPE);
        problem.retryAfter().ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return problem.status() == 401 ? answer.header(HttpHeaders.WWW_AUTHENTICATE, Challenge.of(failure)) : answer;
    }
}
