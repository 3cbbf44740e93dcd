package io.neonpro.kernel.event;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which components of a record are personal data, looked up once per class. In a native executable
 * the class must be registered for reflection, as Jackson needs it anyway.
 */
final class PersonalFields {

    private static final ClassValue<Set<String>> KNOWN = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return read(type);
        }
    };

    private PersonalFields() {}

    /**
     * @throws IllegalStateException when a mark could not be honoured: on a primitive, which cannot
     *     be null after an erasure, or inside a component, which is only sealed as a whole
     */
    static Set<String> of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** Whether a field of its JSON may be personal: one that is marked so, or one that it does not have. */
    static boolean mayBe(Class<?> type, String field) {
        return of(type).contains(field)
                || components(type).noneMatch(component -> component.getName().equals(field));
    }

    private static Set<String> read(Class<?> type) {
        return components(type)
                .filter(PersonalFields::isPersonal)
                .map(RecordComponent::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isPersonal(RecordComponent component) {
        if (!component.isAnnotationPresent(Personal.class)) {
            records(component.getGenericType())
                    .filter(nested -> !of(nested).isEmpty())
                    .forEach(nested -> refuse(component, "holds personal data: mark it as such"));
            return false;
        }
        if (component.getType().isPrimitive()) {
            refuse(component, "is primitive and cannot be erased");
        }
        return true;
    }

    private static Stream<Class<?>> records(Type type) {
        return switch (type) {
            case Class<?> plain when plain.isRecord() -> Stream.of(plain);
            case ParameterizedType generic ->
                Arrays.stream(generic.getActualTypeArguments()).flatMap(PersonalFields::records);
            default -> Stream.empty();
        };
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return type.isRecord() ? Arrays.stream(type.getRecordComponents()) : Stream.empty();
    }

    private static void refuse(RecordComponent component, String reason) {
        throw new IllegalStateException(
                component.getDeclaringRecord().getName() + "." + component.getName() + " " + reason);
    }
}
