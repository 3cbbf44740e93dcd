package io.neonpro.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.neonpro.kernel.event.Personal;
import io.neonpro.kernel.value.Money;
import io.neonpro.kernel.value.TimesOfDay;
import io.neonpro.kernel.value.Zones;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Generates the JSON schema of an event from its record. */
final class EventSchemas {

    /** How Jackson writes the types that JSON has no word for, as JSON schema keywords. */
    private static final Map<Class<?>, Map<String, String>> STRINGS = Map.of(
            UUID.class, Map.of("format", "uuid"),
            Instant.class, Map.of("format", "date-time"),
            LocalDate.class, Map.of("format", "date"),
            LocalTime.class, Map.of("pattern", "^" + TimesOfDay.FORM + "$"),
            ZoneId.class, Map.of("pattern", "^(" + Zones.FORM + ")$"),
            BigDecimal.class, Map.of("pattern", "^" + Money.FORM + "$"));

    private final SchemaGenerator generator =
            new SchemaGenerator(configuration().build());

    JsonNode schema(Contract contract) {
        ObjectNode generated = generator.generateSchema(contract.event());
        ObjectNode schema = generated.objectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("$id", "urn:neonpro:event:" + contract.newest());
        schema.put("title", contract.newest());
        return schema.setAll(generated);
    }

    private static SchemaGeneratorConfigBuilder configuration() {
        var builder =
                new SchemaGeneratorConfigBuilder(Json.MAPPER, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        builder.with(Option.INLINE_ALL_SCHEMAS, Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT);
        builder.forTypesInGeneral()
                .withPropertySorter((one, other) -> 0)
                .withAdditionalPropertiesResolver(
                        (type, context) -> type.getType().isInstanceOf(Map.class)
                                ? context.getGeneratorConfig().createObjectNode()
                                : null)
                .withCustomDefinitionProvider((type, context) -> definition(
                        type.getErasedType(), context.getGeneratorConfig().createObjectNode()));
        builder.forFields()
                .withNullableCheck(field -> isNullable(component(field)))
                .withStringPatternResolver(EventSchemas::pattern)
                .withRequiredCheck(field -> !isNullable(component(field)))
                .withInstanceAttributeOverride((node, field, context) -> {
                    if (component(field).isAnnotationPresent(Personal.class)) {
                        node.put("x-personal", true);
                    }
                });
        return builder;
    }

    private static @Nullable CustomDefinition definition(Class<?> type, ObjectNode schema) {
        if (type.isEnum()) {
            ArrayNode values = schema.put("type", "string").putArray("enum");
            Stream.of(type.getEnumConstants())
                    .map(Json.MAPPER::<JsonNode>valueToTree)
                    .forEach(values::add);
        } else if (STRINGS.containsKey(type)) {
            schema.put("type", "string");
            STRINGS.get(type).forEach(schema::put);
        } else {
            return null;
        }
        return new CustomDefinition(schema, DefinitionType.INLINE, AttributeInclusion.YES);
    }

    /** What is text in Java has its pattern where it stands. */
    private static @Nullable String pattern(FieldScope field) {
        Schema schema = field.getAnnotation(Schema.class);
        return schema == null || schema.pattern().isEmpty() ? null : schema.pattern();
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static RecordComponent component(FieldScope field) {
        return Stream.of(field.getDeclaringType().getErasedType().getRecordComponents())
                .filter(component -> component.getName().equals(field.getDeclaredName()))
                .findFirst()
                .orElseThrow();
    }
}
