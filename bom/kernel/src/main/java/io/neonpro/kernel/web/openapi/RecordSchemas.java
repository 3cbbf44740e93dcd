package io.neonpro.kernel.web.openapi;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.PrimitiveType.Primitive;
import org.jboss.jandex.RecordComponentInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Says of every record which of its fields are always there. What is sent has no other fields, and may have null
 * instead of none; in what is answered, a field is absent instead of null.
 */
final class RecordSchemas {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName IGNORED = DotName.createSimple(JsonIgnore.class);
    private static final DotName NON_NULL = DotName.createSimple(NonNull.class);
    private static final DotName OPTIONAL = DotName.createSimple(Optional.class);
    private static final DotName SIZE = DotName.createSimple(Size.class);

    /** How the scanner writes {@code @NotBlank}. */
    private static final String NOT_BLANK = "\\S";

    private final Schemas schemas;
    private final Set<String> patches;
    private final Set<String> sent;
    private final Map<Set<String>, List<ClassInfo>> records;

    RecordSchemas(OpenAPI document, IndexView index, Set<String> patches) {
        this.patches = patches;
        schemas = Schemas.of(document);
        sent = schemas.reachable(Schemas.requests(document));
        records = index.getKnownClasses().stream()
                .filter(ClassInfo::isRecord)
                .sorted(Comparator.comparing(type -> type.name().toString()))
                .collect(Collectors.groupingBy(type ->
                        written(type).map(component -> plain(component.name())).collect(Collectors.toSet())));
    }

    void complete() {
        schemas.byName().forEach((name, schema) -> {
            anchor(schema);
            if (Schemas.isRecord(schema)) {
                schema.getProperties().values().forEach(RecordSchemas::anchor);
                if (!patches.contains(name)) {
                    complete(name, schema);
                }
                if (sent.contains(name)) {
                    schema.getProperties().values().forEach(RecordSchemas::letRepeat);
                }
            }
        });
    }

    private void complete(String name, Schema schema) {
        boolean isSent = sent.contains(name);
        recordOf(name, schema)
                .ifPresent(type -> written(type).forEach(component -> {
                    String field = jsonName(schema, component);
                    if (isSent ? isDemanded(component) : isAlways(component)) {
                        require(schema, field);
                    }
                    maxLength(component).ifPresent(schema.getProperties().get(field)::setMaxLength);
                }));
        if (isSent) {
            schema.setAdditionalPropertiesBoolean(false);
            schema.getProperties().entrySet().stream()
                    .filter(field -> !requires(schema, field.getKey()) && !isFlag(field.getValue()))
                    .toList()
                    .forEach(field -> schema.addProperty(field.getKey(), Schemas.nullable(field.getValue())));
        }
    }

    /** The record that a schema is of: it has these fields, and the schema's name begins with its own. */
    private Optional<ClassInfo> recordOf(String name, Schema schema) {
        Set<String> fields = schema.getProperties().keySet().stream()
                .map(RecordSchemas::plain)
                .collect(Collectors.toSet());
        return records.getOrDefault(fields, List.of()).stream()
                .filter(type -> name.startsWith(type.simpleName()))
                .max(Comparator.comparingInt(type -> type.simpleName().length()))
                .or(() -> records.getOrDefault(fields, List.of()).stream().findFirst());
    }

    /** Jakarta's patterns are of the whole text, JSON Schema's of any part of it. */
    private static void anchor(Schema schema) {
        String pattern = schema.getPattern();
        if (pattern != null && !pattern.startsWith("^") && !pattern.equals(NOT_BLANK)) {
            schema.setPattern("^(?:" + pattern + ")$");
        }
        if (schema.getItems() != null) {
            anchor(schema.getItems());
        }
    }

    /** What is in a set may be sent twice, and is in it once. */
    private static void letRepeat(Schema schema) {
        schema.setUniqueItems(null);
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(RecordSchemas::letRepeat);
        }
    }

    private static Stream<RecordComponentInfo> written(ClassInfo type) {
        return type.recordComponents().stream()
                .filter(component -> !type.field(component.name()).hasAnnotation(IGNORED));
    }

    private static String jsonName(Schema schema, RecordComponentInfo component) {
        return schema.getProperties().keySet().stream()
                .filter(name -> plain(name).equals(plain(component.name())))
                .findFirst()
                .orElseThrow();
    }

    /** A name in camel case or snake case, as it would be in neither. */
    private static String plain(String name) {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    private static void require(Schema schema, String field) {
        if (!requires(schema, field)) {
            schema.addRequired(field);
        }
    }

    private static boolean requires(Schema schema, String field) {
        return schema.getRequired() != null && schema.getRequired().contains(field);
    }

    private static boolean isAlways(RecordComponentInfo component) {
        return !isAnnotated(component, NULLABLE);
    }

    /** Beside what is constrained: a number that is absent is a fault, but a flag that is absent is false. */
    private static boolean isDemanded(RecordComponentInfo component) {
        Type type = component.type();
        boolean isNumber =
                type.kind() == Type.Kind.PRIMITIVE && type.asPrimitiveType().primitive() != Primitive.BOOLEAN;
        return isNumber || isAnnotated(component, NON_NULL);
    }

    /** Of the text that there may be, whose constraints the scanner does not read. */
    private static Optional<Integer> maxLength(RecordComponentInfo component) {
        return component.type().name().equals(OPTIONAL)
                ? component.type().asParameterizedType().arguments().getFirst().annotations().stream()
                        .filter(annotation -> annotation.name().equals(SIZE))
                        .flatMap(size -> Stream.ofNullable(size.value("max")))
                        .map(AnnotationValue::asInt)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isAnnotated(RecordComponentInfo component, DotName name) {
        return Stream.concat(component.annotations().stream(), component.type().annotations().stream())
                .anyMatch(annotation -> annotation.name().equals(name));
    }

    private static boolean isFlag(Schema schema) {
        return schema.getType() != null && schema.getType().contains(Schema.SchemaType.BOOLEAN);
    }
}
