package io.neonpro.kernel.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.TransactionRollbackException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slow is not lost. */
class AbsenceTest {

    @ParameterizedTest
    @CsvSource({
        "57P01, true, true", // is shut down
        "57P03, true, true", // takes no connections yet
        "08006, true, true",
        "57014, false, true", // took too long
        "53300, false, true", // has too many connections
        "40001, false, true", // what it read was replayed away
        "22012, false, false",
        "42P01, false, false"
    })
    void whatPostgresSays(String sqlState, boolean isBroken, boolean isPassing) {
        PgException failure = new PgException("", "ERROR", sqlState, "");

        assertThat(Absence.isBroken(failure)).isEqualTo(isBroken);
        assertThat(Absence.isPassing(failure)).isEqualTo(isPassing);
    }

    @Test
    void aLostConnectionIsBroken() {
        assertThat(Absence.isBroken(new ConnectException())).isTrue();
        assertThat(Absence.isBroken(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(Absence.isBroken(new NoStackTraceThrowable("Connection is not active now, current status: CLOSED")))
                .isTrue();
        assertThat(Absence.isBroken(new VertxException("closed"))).isTrue();
    }

    @Test
    void whatIsLateOrFullIsBusyOnly() {
        Throwable full = Absence.ofWaiting(new ConnectionPoolTooBusyException("queue is full"));
        Throwable late = Absence.ofWaiting(new NoStackTraceThrowable("Timeout"));

        assertThat(full).isInstanceOf(RejectedExecutionException.class).satisfies(AbsenceTest::isBusyOnly);
        assertThat(late).isInstanceOf(RejectedExecutionException.class).satisfies(AbsenceTest::isBusyOnly);
        assertThat(new TimeoutException()).satisfies(AbsenceTest::isBusyOnly);
    }

    @Test
    void whoeverIsAwayIsFoundAmongTheCauses() {
        assertThat(Absence.isCauseOf(new IllegalStateException(new ConnectException())))
                .isTrue();
        assertThat(Absence.isCauseOf(new WebApplicationException(503))).isTrue();
        assertThat(Absence.isCauseOf(new IllegalStateException(new IOException("Connection reset by peer"))))
                .isTrue();
        assertThat(Absence.isCauseOf(new WebApplicationException(404))).isFalse();
        assertThat(Absence.isCauseOf(new UncheckedIOException(new JsonParseException(null, "no JSON"))))
                .isFalse();
        assertThat(Absence.isCauseOf(new IllegalStateException())).isFalse();
    }

    private static void isBusyOnly(Throwable failure) {
        assertThat(Absence.isBroken(failure)).isFalse();
        assertThat(Absence.isPassing(failure)).isTrue();
    }

    @Test
    void whatIsWrongWithTheStatementIsNeither() {
        assertThat(Absence.isPassing(new NoStackTraceThrowable("Parameter at position[0] is no UUID")))
                .isFalse();
        assertThat(Absence.isPassing(new IllegalStateException())).isFalse();
        assertThat(Absence.isPassing(TransactionRollbackException.INSTANCE)).isFalse();
    }

    @Test
    void whoIsNotReachedHasDoneNothing() {
        assertThat(Absence.isUnreached(new ProcessingException(new ConnectException())))
                .isTrue();
        assertThat(Absence.isUnreached(new ProcessingException(new UnknownHostException())))
                .isTrue();
        assertThat(Absence.isUnreached(new ProcessingException(new NoRouteToHostException())))
                .isTrue();
        assertThat(Absence.isUnreached(
                        new ProcessingException(new SSLHandshakeException("Failed to create SSL connection"))))
                .isTrue();
        assertThat(Absence.isUnreached(new ConnectionPoolTooBusyException("queue is full")))
                .isTrue();
        assertThat(Absence.isUnreached(new TimeoutException())).isFalse();
        assertThat(Absence.isUnreached(new VertxException("Connection was closed")))
                .isFalse();
        assertThat(Absence.isUnreached(new WebApplicationException(503))).isFalse();
    }
}
