package io.neonpro.kernel.peer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.neonpro.kernel.web.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/**
 * What a peer refuses of what the caller wants of it: they ask too often, may not, or ask for what cannot be. It is an answer,
 * and no fault of the peer's: counted as one by a circuit breaker, or taken for the peer's absence, anybody could have that for all.
 * That somebody else was faster is none, as asking again may do: {@code conflict}, and no code of what is asked for. Any other status says nothing of the caller, whom this service has let in and whose words it has read: the two services do not
 * understand each other, as in the midst of an upgrade.
 */
public final class Refusal {

    private static final Set<Integer> STATUSES = Set.of(403, 409, 422, 429);
    private static final int CONFLICT = 409;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Refusal() {}

    /** In what words it refuses (RFC 9457), such as {@code code}; a missing node where they cannot be read. */
    public static JsonNode words(WebApplicationException refusal) {
        Response answer = refusal.getResponse();
        try {
            return MAPPER.readTree(answer.hasEntity() ? answer.readEntity(String.class) : "");
        } catch (JsonProcessingException | IllegalStateException unreadable) {
            return MissingNode.getInstance();
        }
    }

    /**
     * The same answer, and what is refused as the caller is told it.
     *
     * @return fails with {@link RefusedByPeer} of the peer's status then
     */
    public static <T> Uni<T> told(Uni<T> answer) {
        return answer.onFailure(Refusal::is)
                .transform(failure -> new RefusedByPeer(problem(((WebApplicationException) failure).getResponse())));
    }

    private static boolean is(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && STATUSES.contains(answer.getResponse().getStatus())
                && !isClash(answer);
    }

    private static boolean isClash(WebApplicationException answer) {
        return answer.getResponse().getStatus() == CONFLICT
                && words(answer).path("code").asText().equals("conflict");
    }

    private static Problem problem(Response answer) {
        Problem problem = Problem.ofStatus(answer.getStatus());
        String wait = answer.getHeaderString(HttpHeaders.RETRY_AFTER);
        return wait != null && wait.matches("\\d{1,9}")
                ? problem.with("retryAfterSeconds", Long.valueOf(wait))
                : problem;
    }
}
