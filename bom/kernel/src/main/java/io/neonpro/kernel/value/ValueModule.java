package io.neonpro.kernel.value;

import com.fasterxml.jackson.databind.module.SimpleModule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.function.Function;

/** Has JSON read Java's own values by our rules: in requests, in events and in what is stored. */
public final class ValueModule extends SimpleModule {

    public ValueModule() {
        super("neonpro-values");
        addDeserializer(
                Instant.class, reader(Instant.class, text -> Instants.of(text).toInstant()));
        addDeserializer(OffsetDateTime.class, reader(OffsetDateTime.class, Instants::of));
        addDeserializer(LocalDate.class, reader(LocalDate.class, Dates::of));
        addDeserializer(LocalTime.class, reader(LocalTime.class, TimesOfDay::of));
        addDeserializer(ZoneId.class, reader(ZoneId.class, Zones::of));
    }

    private static <T> ValueReader<T> reader(Class<T> type, Function<String, T> of) {
        return new ValueReader<>(type, of);
    }
}
