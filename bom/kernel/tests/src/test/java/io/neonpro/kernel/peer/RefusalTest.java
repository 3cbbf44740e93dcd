package io.neonpro.kernel.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalTest {

    private static final Duration SOON = Duration.ofMinutes(1);

    @ParameterizedTest
    @ValueSource(ints = {403, 409, 422, 429})
    void whatAPeerRefusesIsToldByItsStatus(int status) {
        assertThat(told(answer(status))).isEqualTo(Problem.ofStatus(status));
    }

    @Test
    void whatIsRefusedBeforeItIsAskedIsToldLikewise() {
        assertThat(told(new ForbiddenException("The token is not for billing"))).isEqualTo(Problem.ofStatus(403));
    }

    @Test
    void whoAsksTooOftenIsToldHowLongToWait() {
        WebApplicationException tooMany = new WebApplicationException(
                Response.status(429).header("Retry-After", "7").build());

        assertThat(told(tooMany).members()).containsEntry("retryAfterSeconds", 7L);
    }

    /** Nor what it does not understand, or has not got, or whom it does not know yet. */
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 405, 408, 415, 500, 503})
    void whatFailsAtThePeerIsNoRefusal(int status) {
        assertStays(answer(status));
    }

    /** It may come about when it is asked for again. */
    @Test
    void thatSomebodyElseWasFasterIsNoRefusal() {
        assertStays(conflict("conflict"));
        assertThat(told(conflict("appointments-ahead"))).isEqualTo(Problem.ofStatus(409));
    }

    @Test
    void whatFailsHereIsNoRefusal() {
        assertStays(ProblemException.unavailable("Bound tokens cannot be passed on at the moment."));
    }

    private static void assertStays(RuntimeException failure) {
        assertThat(catchThrowableOfType(Throwable.class, () -> ask(failure))).isSameAs(failure);
    }

    private static Problem told(WebApplicationException failure) {
        return catchThrowableOfType(RefusedByPeer.class, () -> ask(failure)).problem();
    }

    private static void ask(RuntimeException failure) {
        Refusal.told(Uni.createFrom().failure(failure)).await().atMost(SOON);
    }

    private static WebApplicationException conflict(String code) {
        String problem = "{\"status\":409,\"code\":\"%s\"}".formatted(code);
        return new WebApplicationException(Response.status(409).entity(problem).build());
    }

    private static WebApplicationException answer(int status) {
        return new WebApplicationException(Response.status(status).build());
    }
}
