package io.neonpro.kernel.web.page;

import io.neonpro.kernel.value.Ids;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The keys in a cursor, by position; reading one as what it is not is the client's fault (400). */
public final class Keys {

    private final List<Object> values;

    Keys(List<Object> values) {
        this.values = values;
    }

    /** How many there are. */
    public int size() {
        return values.size();
    }

    public String text(int position) {
        return read(position, text -> text);
    }

    public UUID uuid(int position) {
        return read(position, Ids::of);
    }

    public Instant instant(int position) {
        return read(position, Instant::parse);
    }

    public LocalDate date(int position) {
        return read(position, LocalDate::parse);
    }

    public long number(int position) {
        return read(position, Long::parseLong);
    }

    private <T> T read(int position, Function<String, T> parse) {
        if (position >= values.size() || values.get(position) == null) {
            throw Cursor.invalid();
        }
        try {
            return parse.apply(values.get(position).toString());
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Cursor.invalid();
        }
    }
}
