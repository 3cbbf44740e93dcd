package io.neonpro.kernel.replay;

import io.vertx.sqlclient.Row;
import java.util.Locale;
import java.util.UUID;

/**
 * How far a tenant's read model is compared with its events.
 *
 * @param run which rebuild of it this is
 * @param corrects whether what differs is put right, or only reported
 * @param phase what is gone through
 * @param position up to which of it all is done
 * @param pass how often it is gone through, counted from 1
 * @param hasCorrected whether anything was put right in this pass
 * @param isMarked whether it is known who was under way when that was over
 * @param isSettled whether all of those have ended
 */
record Rebuild(
        String model,
        UUID run,
        boolean corrects,
        Phase phase,
        UUID position,
        int pass,
        boolean hasCorrected,
        boolean isMarked,
        boolean isSettled) {

    private static final int MAX_PASSES = 10;

    /**
     * First the streams, then the rows, for those that no stream has left; either in the order of ids. After a pass that has
     * put something right comes another one, once it is settled.
     */
    enum Phase {
        STREAMS,
        ROWS,
        SETTLING,
        DONE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Phase of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    static Rebuild of(Row row) {
        return new Rebuild(
                row.getString("model"),
                row.getUUID("run"),
                row.getBoolean("corrects"),
                Phase.of(row.getString("phase")),
                row.getUUID("position"),
                row.getInteger("pass"),
                row.getBoolean("has_corrected"),
                row.getBoolean("is_marked"),
                row.getBoolean("is_settled"));
    }

    boolean isDone() {
        return phase == Phase.DONE;
    }

    /** There is an end to it, should it never come to rest. */
    Phase afterRows() {
        return hasCorrected && pass < MAX_PASSES ? Phase.SETTLING : Phase.DONE;
    }
}
