package io.neonpro.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.crypto.ErasedSubjectException;
import io.neonpro.kernel.web.problem.Failures;
import io.neonpro.kernel.web.problem.Problem;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which problem a failure becomes that no resource foresaw. */
class FailuresTest {

    @ParameterizedTest
    @CsvSource({"23505, 409", "40001, 409", "40P01, 409", "57014, 503", "53300, 503", "22001, 500"})
    void whatPostgresSaysIsHeardThroughOthersAndNotTold(String sqlState, int status) {
        Exception told = new IllegalStateException(new PgException("secret", "ERROR", sqlState, ""));

        Problem problem = Failures.problemOf(new CompletionException(told));

        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.detail()).doesNotContain("secret");
    }

    @Test
    void whatWouldBeStoredAboutSomebodyErasedIsGone() {
        UUID person = UUID.randomUUID();

        Problem problem = Failures.problemOf(new CompletionException(new ErasedSubjectException(person)));

        assertThat(problem.status()).isEqualTo(410);
        assertThat(problem.code()).isEqualTo("erased");
        assertThat(problem.detail()).doesNotContain(person.toString());
    }

    @Test
    void aConnectionThatIsLostOrWasNotHadIsSomethingToTryAgain() {
        Throwable lost = new NoStackTraceThrowable("Connection is not active now, current status: CLOSED");

        assertThat(Failures.problemOf(new CompletionException(lost)).status()).isEqualTo(503);
        assertThat(Failures.problemOf(new ConnectionPoolTooBusyException("queue is full"))
                        .status())
                .isEqualTo(503);
        assertThat(Failures.problemOf(ClosedConnectionException.INSTANCE).status())
                .isEqualTo(503);
        assertThat(Failures.problemOf(new NoStackTraceThrowable("Timeout")).status())
                .isEqualTo(503);
        assertThat(Failures.problemOf(new NoStackTraceThrowable("no UUID")).status())
                .isEqualTo(500);
    }
}
