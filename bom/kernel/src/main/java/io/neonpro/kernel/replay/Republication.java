package io.neonpro.kernel.replay;

import io.neonpro.kernel.event.Selection;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a tenant's events are told again.
 *
 * @param stream the only one that is, if one is meant
 * @param part of the kinds of standings, which is next
 * @param position up to which all is told
 */
record Republication(UUID id, Optional<UUID> stream, Selection selection, Phase phase, int part, UUID position) {

    /** First what is stored, then what only stands as it does. */
    enum Phase {
        STREAMS,
        STANDINGS,
        DONE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Phase of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    static Republication of(Row row) {
        return new Republication(
                row.getUUID("id"),
                Optional.ofNullable(row.getUUID("stream")),
                new Selection(
                        Optional.ofNullable(row.getString("type")),
                        time(row, "since"),
                        time(row, "until"),
                        row.getBoolean("with_effects")),
                Phase.of(row.getString("phase")),
                row.getInteger("part"),
                row.getUUID("position"));
    }

    private static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(time -> time.toInstant());
    }

    boolean isDone() {
        return phase == Phase.DONE;
    }

    /** Before the first that is meant, in the order of ids. */
    UUID beginning() {
        return stream.map(Republication::predecessor).orElse(new UUID(0, 0));
    }

    /** How many streams, or keys, make a page. */
    int most(int usually) {
        return stream.isPresent() ? 1 : usually;
    }

    boolean isMeant(UUID one) {
        return stream.filter(only -> !only.equals(one)).isEmpty();
    }

    Republication at(UUID next) {
        return new Republication(id, stream, selection, phase, part, next);
    }

    Republication at(Phase next, int nextPart) {
        Republication begun = new Republication(id, stream, selection, next, nextPart, position);
        return begun.at(begun.beginning());
    }

    private static UUID predecessor(UUID one) {
        long low = one.getLeastSignificantBits();
        long high = one.getMostSignificantBits();
        return new UUID(low == 0 ? high - 1 : high, low - 1);
    }
}
