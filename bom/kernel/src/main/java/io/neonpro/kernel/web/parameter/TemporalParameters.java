package io.neonpro.kernel.web.parameter;

import io.neonpro.kernel.value.Dates;
import io.neonpro.kernel.value.Instants;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.Function;

/** Reads dates and instants in parameters as {@link ParameterCheck} has checked them, not as Java would. */
@Provider
public class TemporalParameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> READERS = Map.of(
            Instant.class, text -> Instants.ofQuery(text).toInstant(),
            OffsetDateTime.class, Instants::ofQuery,
            LocalDate.class, Dates::of);

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        var reader = (Function<String, T>) READERS.get(type);
        return reader == null ? null : new ByRule<>(reader);
    }

    private record ByRule<T>(Function<String, T> reader) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            return text == null ? null : reader.apply(text);
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
