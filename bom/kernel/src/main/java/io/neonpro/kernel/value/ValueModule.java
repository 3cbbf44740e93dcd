package io.neonpro.kernel.value;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;

/** Has JSON read, and write, Java's own values by our rules: in requests, in events and in what is stored. */
public final class ValueModule extends SimpleModule {

    public ValueModule() {
        super("neonpro-values");
        addDeserializer(
                Instant.class, reader(Instant.class, text -> Instants.of(text).toInstant()));
        addDeserializer(OffsetDateTime.class, reader(OffsetDateTime.class, Instants::of));
        addDeserializer(LocalDate.class, reader(LocalDate.class, Dates::of));
        addDeserializer(LocalTime.class, reader(LocalTime.class, TimesOfDay::of));
        addDeserializer(UUID.class, reader(UUID.class, Ids::of));
        addDeserializer(ZoneId.class, reader(ZoneId.class, Zones::of));
        addSerializer(LocalTime.class, new TimeOfDayWriter());
    }

    private static <T> ValueReader<T> reader(Class<T> type, Function<String, T> of) {
        return new ValueReader<>(type, of);
    }

    /** Jackson would write seconds, which are none of ours. */
    private static final class TimeOfDayWriter extends StdScalarSerializer<LocalTime> {

        TimeOfDayWriter() {
            super(LocalTime.class);
        }

        @Override
        public void serialize(LocalTime time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(TimesOfDay.text(time));
        }
    }
}
