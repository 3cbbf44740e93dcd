package io.neonpro.kernel.data;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the primary's write-ahead log (Postgres {@code pg_lsn}), for example {@code
 * 0/16B3748}.
 *
 * @param bytes unsigned offset in the log
 */
public record LogPosition(long bytes) implements Comparable<LogPosition> {

    /** How far this server has written; null where it only reads. */
    static final String WRITTEN =
            "select case when pg_is_in_recovery() then null else pg_current_wal_lsn() end::text";

    /** How far this server has come, reading or writing. */
    static final String REACHED =
            "select case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end::text";

    private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})");

    /** Empty for null and for what is not a position. */
    public static Optional<LogPosition> parse(String text) {
        return Optional.ofNullable(text)
                .map(TEXT::matcher)
                .filter(Matcher::matches)
                .map(parts ->
                        new LogPosition(Long.parseLong(parts.group(1), 16) << 32 | Long.parseLong(parts.group(2), 16)));
    }

    public boolean isAtOrAfter(LogPosition other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(LogPosition other) {
        return Long.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public String toString() {
        return "%X/%X".formatted(bytes >>> 32, bytes & 0xFFFFFFFFL);
    }
}
