package io.neonpro.kernel.data;

import io.vertx.pgclient.PgException;
import java.util.Objects;
import java.util.stream.Stream;

/** What Postgres says of a failure: its SQLSTATE, whose first two characters are a class (Postgres, appendix A). */
public final class SqlState {

    public static final String FOREIGN_KEY_VIOLATION = "23503";
    public static final String UNIQUE_VIOLATION = "23505";
    public static final String LOCK_NOT_AVAILABLE = "55P03";
    public static final String DEADLOCK_DETECTED = "40P01";

    private static final int MAX_CAUSES = 16;

    private SqlState() {}

    /** Of the failure or the first of its causes that has one; else empty. */
    public static String of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .map(SqlState::ofOnly)
                .filter(state -> !state.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Of the client's failure; empty for others, whatever their cause. */
    public static String ofOnly(Throwable failure) {
        String state = failure instanceof PgException e ? e.getSqlState() : null;
        return Objects.requireNonNullElse(state, "");
    }
}
