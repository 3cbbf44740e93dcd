package io.neonpro.kernel.peer;

import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * What a peer refuses of what the caller wants of it: they ask too often, may not, or ask for what makes no sense. It is an answer,
 * and no fault of the peer's: counted as one by a circuit breaker, or taken for the peer's absence, anybody could have that for all.
 */
public final class Refusal {

    private Refusal() {}

    /**
     * The same answer, and what is refused as the caller is told it.
     *
     * @return fails with a {@link ProblemException} of the peer's status then, which what retries, breaks or falls back must leave alone
     */
    public static <T> Uni<T> told(Uni<T> answer) {
        return answer.onFailure(Refusal::is)
                .transform(failure -> new ProblemException(problem(((WebApplicationException) failure).getResponse())));
    }

    private static boolean is(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && Response.Status.Family.familyOf(answer.getResponse().getStatus())
                        == Response.Status.Family.CLIENT_ERROR;
    }

    private static Problem problem(Response answer) {
        Problem problem = Problem.ofStatus(answer.getStatus());
        String wait = answer.getHeaderString(HttpHeaders.RETRY_AFTER);
        return wait != null && wait.matches("\\d{1,9}")
                ? problem.with("retryAfterSeconds", Long.valueOf(wait))
                : problem;
    }
}
