package io.neonpro.kernel.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.neonpro.kernel.data.Absence;
import io.neonpro.kernel.data.SqlState;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;

/** What a job needs is not there for now; that says nothing of the job, and is no attempt of it. */
public final class Away extends RuntimeException {

    private static final int MAX_CAUSES = 16;

    /** Too few resources, a shutdown or a start, and a server that only reads (PostgreSQL, appendix A). */
    private static final String ABSENCE = "08...|53...|57P0[1-3]|25006";

    public Away(String reason) {
        super(reason);
    }

    /** Whether it is this, or Postgres has no connection or no room. */
    static boolean is(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .anyMatch(Away::isOne);
    }

    private static boolean isOne(Throwable failure) {
        return switch (failure) {
            case Away e -> true;
            case RejectedExecutionException e -> true;
            case JsonProcessingException e -> false;
            case IOException e -> true;
            default ->
                Absence.isOfConnection(failure) || SqlState.ofOnly(failure).matches(ABSENCE);
        };
    }
}
