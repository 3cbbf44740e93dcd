package io.neonpro.kernel.data;

import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.TransactionRollbackException;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/** What a failure says of the server rather than of the statement (PostgreSQL, appendix A). */
public final class Absence {

    /** A lost connection, or a server that shuts down, has crashed, or does not take connections yet. */
    private static final Pattern BROKEN = Pattern.compile("08...|57P0[1-3]");

    /** Too few resources, an intervention such as a time limit, and a conflict of a read with what is replayed. */
    private static final Pattern BUSY = Pattern.compile("53...|57...|40001");

    private static final Pattern NO_CONNECTION =
            Pattern.compile("Connection is not active.*|Pending requests failed.*|Timeout");

    private Absence() {}

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
