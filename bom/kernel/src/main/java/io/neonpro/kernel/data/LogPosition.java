package io.neonpro.kernel.data;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A position in the write-ahead log of a cluster, for example {@code 1-0/16B3748}: the timeline, which a failover
 * changes, and Postgres' {@code pg_lsn} on it. Of two timelines the later one has whatever is left of the earlier.
 *
 * @param timeline of which the log is; unsigned, 32 bits
 * @param bytes unsigned offset in the log
 */
public record LogPosition(long timeline, long bytes) implements Comparable<LogPosition> {

    /** How far this server has written; null where it only reads. The name of a log's file begins with its timeline. */
    static final String WRITTEN = """
            select case when pg_is_in_recovery() then null
                   else left(pg_walfile_name(pg_current_wal_lsn()), 8) || '-' || pg_current_wal_lsn() end
            """;

    /**
     * How far this server has come, reading or writing, and whether it only reads. Which timeline a replica is on, its control
     * file says: later than it is so, by a restartpoint at most, never sooner.
     */
    static final String REACHED = """
            select case when pg_is_in_recovery()
                   then to_hex(greatest((select timeline_id from pg_control_checkpoint()),
                                        (select min_recovery_end_timeline from pg_control_recovery())))
                        || '-' || pg_last_wal_replay_lsn()
                   else left(pg_walfile_name(pg_current_wal_lsn()), 8) || '-' || pg_current_wal_lsn() end,
                   pg_is_in_recovery()
            """;

    private static final Pattern TEXT = Pattern.compile("([0-9A-Fa-f]{1,8})-([0-9A-Fa-f]{1,8})/([0-9A-Fa-f]{1,8})");

    private static final Comparator<LogPosition> ORDER =
            Comparator.comparingLong(LogPosition::timeline).thenComparing(LogPosition::bytes, Long::compareUnsigned);

    /** Empty for null and for what is not a position. */
    public static Optional<LogPosition> parse(String text) {
        return Optional.ofNullable(text)
                .map(TEXT::matcher)
                .filter(Matcher::matches)
                .map(parts -> new LogPosition(number(parts, 1), number(parts, 2) << 32 | number(parts, 3)));
    }

    private static long number(Matcher parts, int group) {
        return Long.parseLong(parts.group(group), 16);
    }

    public boolean isAtOrAfter(LogPosition other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return digits(timeline) + "-" + digits(bytes >>> 32) + "/" + digits(bytes & 0xFFFFFFFFL);
    }

    private static String digits(long number) {
        return Long.toHexString(number).toUpperCase(Locale.ROOT);
    }
}
