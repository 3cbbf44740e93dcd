package io.neonpro.kernel.web.json;

import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import jakarta.validation.metadata.BeanDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How a record looks as JSON.
 *
 * @param components by their JSON names, in the constructor's order
 */
record Shape(Class<?> type, Map<String, Component> components, Constructor<?> constructor) {

    /**
     * @param name in Java
     * @param isConstrained whether Jakarta Validation has something to say about it
     * @param refusesNull whether an explicit null says something else than nothing, and that is refused
     */
    record Component(String name, JavaType type, boolean isConstrained, boolean refusesNull) {}

    static Shape of(JavaType type, BeanDescription bean, BeanDescriptor constraints) {
        Map<String, BeanPropertyDefinition> properties = bean.findProperties().stream()
                .collect(Collectors.toMap(BeanPropertyDefinition::getInternalName, property -> property));
        Class<?> record = type.getRawClass();
        Map<String, Component> components = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            String name = component.getName();
            BeanPropertyDefinition property = properties.get(name);
            boolean isConstrained = constraints.getConstraintsForProperty(name) != null;
            boolean refusesNull = property.getMetadata().getValueNulls() == Nulls.FAIL;
            components.put(
                    property.getName(), new Component(name, property.getPrimaryType(), isConstrained, refusesNull));
        }
        return new Shape(record, components, canonicalConstructor(record));
    }

    private static Constructor<?> canonicalConstructor(Class<?> record) {
        Class<?>[] types = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(record + " has no canonical constructor", e);
        }
    }
}
