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
    @ValueSource(ints = {400, 401, 403, 404, 409, 422, 429})
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

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void whatFailsAtThePeerIsNoRefusal(int status) {
        WebApplicationException failure = answer(status);

        Throwable seen = catchThrowableOfType(Throwable.class, () -> ask(failure));

        assertThat(seen).isSameAs(failure);
    }

    private static Problem told(WebApplicationException failure) {
        return catchThrowableOfType(ProblemException.class, () -> ask(failure)).problem();
    }

    private static void ask(WebApplicationException failure) {
        Refusal.told(Uni.createFrom().failure(failure)).await().atMost(SOON);
    }

    private static WebApplicationException answer(int status) {
        return new WebApplicationException(Response.status(status).build());
    }
}
