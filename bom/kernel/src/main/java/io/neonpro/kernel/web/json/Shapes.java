package io.neonpro.kernel.web.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The shapes of the record types seen so far; bounded by the number of types in the program. */
final class Shapes {

    private final Map<JavaType, Optional<Shape>> known = new ConcurrentHashMap<>();
    private final ObjectMapper mapper;
    private final Validator validator;

    Shapes(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * Empty for what is not read component by component: no record, or with a reader of its own.
     */
    Optional<Shape> of(JavaType type) {
        return known.computeIfAbsent(type, this::inspect);
    }

    private Optional<Shape> inspect(JavaType type) {
        if (!type.getRawClass().isRecord()) {
            return Optional.empty();
        }
        var config = mapper.getDeserializationConfig();
        BeanDescription bean = config.introspect(type);
        boolean hasOwnReader = !bean.getFactoryMethodsWithMode().isEmpty()
                || bean.getClassInfo().hasAnnotation(JsonDeserialize.class)
                || bean.getClassInfo().hasAnnotation(JsonTypeInfo.class);
        return hasOwnReader
                ? Optional.empty()
                : Optional.of(Shape.of(type, bean, validator.getConstraintsForClass(type.getRawClass())));
    }
}
