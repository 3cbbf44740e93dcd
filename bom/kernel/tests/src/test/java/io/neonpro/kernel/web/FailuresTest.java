package io.neonpro.kernel.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.web.problem.Failures;
import io.neonpro.kernel.web.problem.Problem;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.hibernate.JDBCException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which problem a failure becomes that no resource foresaw. */
class FailuresTest {

    @Test
    void aRowThatChangedMeanwhileIsAConflict() {
        Problem problem = Failures.problemOf(new IllegalStateException(new OptimisticLockException("row count 0")));

        assertThat(problem.status()).isEqualTo(409);
        assertThat(problem.code()).isEqualTo("conflict");
        assertThat(problem.detail()).doesNotContain("row count");
    }

    @ParameterizedTest
    @CsvSource({"23505, 409", "40001, 409", "40P01, 409", "57014, 503", "53300, 503", "22001, 500"})
    void whatPostgresSaysIsHeardThroughHibernate(String sqlState, int status) {
        Exception told = new JDBCException("error", new SQLException("secret", sqlState));

        assertThat(Failures.problemOf(new CompletionException(told)).status()).isEqualTo(status);
        assertThat(Failures.problemOf(new PgException("secret", "ERROR", sqlState, ""))
                        .status())
                .isEqualTo(status);
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
