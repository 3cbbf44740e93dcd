package io.neonpro.kernel.web.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.ProblemException;
import io.neonpro.kernel.web.problem.Violations;
import jakarta.validation.Validator;
import java.lang.reflect.InvocationTargetException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One walk over one document, collecting its faults. A record is built only when nothing below it
 * is wrong; constraints of a component are checked only when the component could be read.
 */
final class Reading {

    private static final int MAX_FAULTS = 100;

    private final Shapes shapes;
    private final Scalars scalars;
    private final Validator validator;
    private final List<Fault> faults;

    Reading(Shapes shapes, Scalars scalars, Validator validator, List<Fault> faults) {
        this.shapes = shapes;
        this.scalars = scalars;
        this.validator = validator;
        this.faults = faults;
    }

    /** The value, or anything when a fault was found below {@code path}. */
    Object value(JsonNode node, JavaType type, String path) {
        if (type.isTypeOrSubTypeOf(Optional.class)) {
            return Optional.ofNullable(value(node, type.containedTypeOrUnknown(0), path));
        }
        if (node.isNull()) {
            return fault(path, "required", "must not be null");
        }
        if (isCollection(type)) {
            return collection(node, type, path);
        }
        if (type.isTypeOrSubTypeOf(Map.class) && type.isMapLikeType()) {
            return map(node, type, path);
        }
        Optional<Shape> shape = shapes.of(type);
        return shape.isPresent() ? record(node, shape.get(), path) : scalars.read(node, type, path, faults);
    }

    /** Names what a patch would remove that is not known; nothing of it is left in the outcome. */
    void removals(JsonNode patch, JavaType type, String path) {
        if (type.isTypeOrSubTypeOf(Optional.class)) {
            removals(patch, type.containedTypeOrUnknown(0), path);
            return;
        }
        shapes.of(type).ifPresent(shape -> removals(patch, shape, path));
    }

    private void removals(JsonNode patch, Shape shape, String path) {
        patch.properties().forEach(change -> {
            String name = change.getKey();
            Shape.Component component = shape.components().get(name);
            if (component != null) {
                removals(change.getValue(), component.type(), child(path, name));
            } else if (change.getValue().isNull()) {
                unknown(path, name);
            }
        });
    }

    private static boolean isCollection(JavaType type) {
        return type.isCollectionLikeType()
                && (type.getRawClass().isAssignableFrom(List.class)
                        || type.getRawClass().isAssignableFrom(Set.class));
    }

    /** Repeats included, so that a set's bounds are those of what was sent. */
    private Object collection(JsonNode node, JavaType type, String path) {
        if (!node.isArray()) {
            return fault(path, "wrong-type", "must be a list");
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < node.size() && faults.size() < MAX_FAULTS; i++) {
            values.add(value(node.get(i), type.getContentType(), path + "[" + i + "]"));
        }
        return values;
    }

    private Object map(JsonNode node, JavaType type, String path) {
        if (!node.isObject()) {
            return fault(path, "wrong-type", "must be an object");
        }
        Map<Object, Object> values = new LinkedHashMap<>();
        for (var entry : node.properties()) {
            String child = child(path, entry.getKey());
            Object key = scalars.ofText(entry.getKey(), type.getKeyType(), child, faults);
            values.put(key, value(entry.getValue(), type.getContentType(), child));
        }
        return values;
    }

    private Object record(JsonNode node, Shape shape, String path) {
        if (!node.isObject()) {
            return fault(path, "wrong-type", "must be an object");
        }
        int before = faults.size();
        for (String name : (Iterable<String>) node::fieldNames) {
            if (!shape.components().containsKey(name)) {
                unknown(path, name);
            }
        }
        List<Object> values = new ArrayList<>();
        shape.components().forEach((name, component) -> values.add(component(node, name, shape, path)));
        return faults.size() == before ? build(shape, values, path) : null;
    }

    private Object component(JsonNode record, String name, Shape shape, String parent) {
        Shape.Component component = shape.components().get(name);
        String path = child(parent, name);
        int before = faults.size();
        Object value = value(record, name, component, path);
        if (component.isConstrained() && faults.size() == before) {
            faults.addAll(Violations.faults(parent, validator.validateValue(shape.type(), component.name(), value)));
        }
        boolean isSet = component.type().hasRawClass(Set.class) && value instanceof Collection;
        return isSet ? new LinkedHashSet<>((Collection<?>) value) : value;
    }

    /** Absent and null are the same, except that a flag which is absent is false, and where null is refused. */
    private Object value(JsonNode record, String name, Shape.Component component, String path) {
        JsonNode node = record.get(name);
        JavaType type = component.type();
        if (node != null && (!node.isNull() || component.refusesNull())) {
            return value(node, type, path);
        }
        if (type.isTypeOrSubTypeOf(Optional.class)) {
            return Optional.empty();
        }
        if (node == null && type.hasRawClass(boolean.class)) {
            return false;
        }
        return type.isPrimitive() ? fault(path, "required", "is required") : null;
    }

    private Object build(Shape shape, List<Object> values, String path) {
        try {
            Object built = shape.constructor().newInstance(values.toArray());
            // only what spans components can still be wrong: each one was checked by itself
            faults.addAll(Violations.ofWhole(path, validator.validate(built)));
            return built;
        } catch (InvocationTargetException e) {
            return refused(e.getCause(), path);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only a value's own words are told; what Java says of a constructor's failure is for nobody. */
    private Object refused(Throwable refusal, String path) {
        return switch (refusal) {
            case ProblemException e -> throw e;
            case InvalidValue e when e.component().isEmpty() -> fault(path, e.code(), e.getMessage());
            case InvalidValue e -> fault(child(path, e.component()), e.code(), e.getMessage());
            case NullPointerException e -> fault(path, InvalidValue.REQUIRED, "is incomplete");
            case IllegalArgumentException e -> fault(path, InvalidValue.VALUE, Kind.OTHER.expectation());
            case ArithmeticException e -> fault(path, InvalidValue.VALUE, "is out of range");
            case DateTimeException e -> fault(path, InvalidValue.VALUE, Kind.OTHER.expectation());
            default -> throw new IllegalStateException(refusal);
        };
    }

    private void unknown(String parent, String name) {
        fault(child(parent, name), "unknown-field", "is not known here");
    }

    private Object fault(String path, String code, String message) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new Fault(path, code, message));
        }
        return null;
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
