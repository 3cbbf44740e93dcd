package io.neonpro.kernel.web.parameter;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes enum parameters as JSON does: {@code ?status=checked-in}. */
@Provider
public class EnumParameters implements ParamConverterProvider {

    private final ObjectMapper mapper;

    EnumParameters(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type.isEnum() ? new ByJsonName<>(mapper, type) : null;
    }

    private record ByJsonName<T>(ObjectMapper mapper, Class<T> type) implements ParamConverter<T> {

        @Override
        public T fromString(String name) {
            return name == null ? null : mapper.convertValue(name, type);
        }

        @Override
        public String toString(T constant) {
            return mapper.convertValue(constant, String.class);
        }
    }
}
