package io.neonpro.kernel.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.TransactionRollbackException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;

/** What a failure says of the server rather than of the statement (PostgreSQL, appendix A). */
public final class Absence {

    /** A lost connection, or a server that shuts down, has crashed, or does not take connections yet. */
    private static final Pattern BROKEN = Pattern.compile("08...|57P0[1-3]");

    /** Too few resources, an intervention such as a time limit, and a conflict of a read with what is replayed. */
    private static final Pattern BUSY = Pattern.compile("53...|57...|40001");

    /** A lost connection, too few resources, a server that comes or goes, or that only reads. */
    private static final Pattern AWAY = Pattern.compile("08...|53...|57P0.|25006");

    private static final Pattern NO_CONNECTION =
            Pattern.compile("Connection is not active.*|Pending requests failed.*|Timeout");

    /** What gateways and services answer that cannot answer (RFC 9110, 15.6). */
    private static final Set<Integer> UNAVAILABLE = Set.of(502, 503, 504);

    private static final int MAX_CAUSES = 16;

    private Absence() {}

    /**
     * Whether it, or one of its causes, says that somebody was away, silent or full: a database or another service. It
     * says nothing of what was wanted, which may be tried again for as long as that lasts. A statement that was too slow,
     * or waited for a lock, is none such.
     */
    public static boolean isCauseOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .anyMatch(Absence::isAway);
    }

    /**
     * Whether it, or one of its causes, says that nobody was reached: so nothing of what was wanted has come about. Where a
     * connection breaks, or no answer comes in time, it may have.
     */
    public static boolean isUnreached(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .anyMatch(cause -> cause instanceof ConnectException
                        || cause instanceof NoRouteToHostException
                        || cause instanceof UnknownHostException
                        || cause instanceof SSLHandshakeException
                        || cause instanceof ConnectionPoolTooBusyException
                        || cause instanceof RejectedExecutionException);
    }

    private static boolean isAway(Throwable cause) {
        return isNoAnswer(cause)
                || cause instanceof IOException && !(cause instanceof JsonProcessingException)
                || AWAY.matcher(SqlState.ofOnly(cause)).matches()
                || cause instanceof WebApplicationException e
                        && UNAVAILABLE.contains(e.getResponse().getStatus());
    }

    /** Whether nobody answered, or nobody was asked for want of a connection; causes are not looked at. */
    public static boolean isNoAnswer(Throwable failure) {
        return failure instanceof ConnectException
                || failure instanceof TimeoutException
                || failure instanceof RejectedExecutionException
                || isOfConnection(failure)
                || failure instanceof FaultToleranceException;
    }

    /** Whether it speaks of the connection: the server cannot be reached, or not for the moment. */
    static boolean isBroken(Throwable failure) {
        return switch (failure) {
            case PgException e -> BROKEN.matcher(SqlState.ofOnly(e)).matches();
            case IOException e -> true;
            case ConnectionPoolTooBusyException e -> false;
            default -> isOfConnection(failure);
        };
    }

    /** Whether the client speaks of a connection that is lost or was not had, which it does without a type of its own. */
    public static boolean isOfConnection(Throwable failure) {
        return switch (failure) {
            case DatabaseException e -> false;
            case TransactionRollbackException e -> false;
            case VertxException e -> true;
            case NoStackTraceThrowable e ->
                NO_CONNECTION.matcher(String.valueOf(e.getMessage())).matches();
            default -> false;
        };
    }

    /** Whether another server, or the same one later, may answer what this one did not: it was slow, or full. */
    static boolean isBusy(Throwable failure) {
        return switch (failure) {
            case PgException e -> BUSY.matcher(SqlState.ofOnly(e)).matches();
            case TimeoutException e -> true;
            case RejectedExecutionException e -> true;
            default -> false;
        };
    }

    /** Whether it says nothing of the statement. */
    static boolean isPassing(Throwable failure) {
        return isBroken(failure) || isBusy(failure);
    }

    /** That a pool has no connection, in Java's words: the client says so by an error without a type. */
    static Throwable ofWaiting(Throwable failure) {
        boolean isFull = failure instanceof ConnectionPoolTooBusyException || failure instanceof NoStackTraceThrowable;
        return isFull ? new RejectedExecutionException("No connection: " + failure.getMessage()) : failure;
    }
}
