package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What a clinic would send, made from a schema and from what the names in it mean. */
final class GoodValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_DEPTH = 8;
    private static final int OPTIONAL_PERCENT = 55;

    /** What a name means wherever it stands; what is not here is made from its schema. */
    private static final Map<String, List<String>> BY_NAME = Map.ofEntries(
            Map.entry("name", List.of("Ana Souza", "Łukasz Ørsted", "Clínica São João", "Đặng Thị Hạnh")),
            Map.entry("password", List.of("correct-horse-battery")),
            Map.entry("timezone", List.of("America/Sao_Paulo", "America/Manaus", "Pacific/Kiritimati")),
            Map.entry("birthdate", List.of("1990-05-17", "2000-02-29")),
            Map.entry("phone", List.of("+5511987654321")),
            Map.entry("cpf", List.of("529.982.247-25")),
            Map.entry("amount", List.of("10.00", "180.00", "0.01")),
            Map.entry("currency", List.of("BRL")),
            Map.entry("occurredat", List.of("2026-01-02T12:00:00Z")),
            Map.entry("language", List.of("pt-BR", "en")),
            Map.entry("devicetype", List.of("laser")),
            Map.entry("devicetypes", List.of("laser")),
            Map.entry("council", List.of("CRBM")),
            Map.entry("number", List.of("12345")),
            Map.entry("state", List.of("SP")),
            Map.entry("version", List.of("1")),
            Map.entry("reason", List.of("patient-request", "other")),
            Map.entry("text", List.of("Pele sensível.")),
            Map.entry("query", List.of("ana")),
            Map.entry("address", List.of("Rua Augusta 1")));

    private final Schemas schemas;
    private final Dice dice;

    GoodValues(Schemas schemas, Dice dice) {
        this.schemas = schemas;
        this.dice = dice;
    }

    /**
     * @param field its name; of a list's elements the list's
     * @param above the name of what it stands in
     */
    JsonNode of(String field, String above, JsonNode described, int depth) {
        JsonNode schema = schemas.resolved(described);
        if (depth > MAX_DEPTH) {
            return JSON.nullNode();
        }
        return switch (Schemas.typeOf(schema)) {
            case "object" -> object(field, schema, depth);
            case "array" -> list(field, above, schema.path("items"), depth);
            case "boolean" -> JSON.booleanNode(dice.chance(50));
            case "integer", "number" -> JSON.numberNode(number(field, schema));
            default -> JSON.textNode(text(field, above, schema));
        };
    }

    private ObjectNode object(String field, JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        List<String> required = texts(schema.path("required"));
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || dice.chance(OPTIONAL_PERCENT)) {
                object.set(property.getKey(), of(property.getKey(), field, property.getValue(), depth + 1));
            }
        });
        return object;
    }

    private ArrayNode list(String field, String above, JsonNode element, int depth) {
        ArrayNode list = JSON.arrayNode();
        for (int i = dice.pick(0, 1, 1, 1, 2); i > 0; i--) {
            list.add(of(field, above, element, depth + 1));
        }
        return list;
    }

    private int number(String field, JsonNode schema) {
        return switch (field) {
            case "durationMinutes" -> dice.pick(15, 30, 60, 90);
            case "bufferMinutes" -> dice.pick(0, 15);
            default -> schema.path("minimum").asInt(1) + dice.below(10);
        };
    }

    /** Of a field or of a parameter. */
    String text(String field, String above, JsonNode schema) {
        List<String> choices = texts(schema.path("enum"));
        String name = field.toLowerCase(Locale.ROOT);
        if (!choices.isEmpty()) {
            return name.equals("category") || name.equals("categories") ? "biomedic" : dice.pick(choices);
        }
        String format = schema.path("format").asText();
        return reference(name)
                .or(() -> Optional.ofNullable(BY_NAME.get(name)).map(dice::pick))
                .orElseGet(() -> switch (name) {
                    case "email" -> "ana" + dice.below(1_000_000) + "@fuzz.example";
                    case "slug" -> "fuzz-" + dice.below(1_000_000_000);
                    case "start" -> "⟦slot:%d⟧".formatted(dice.below(40));
                    case "from" -> above.equals("weekly") || above.equals("exceptions") ? "09:00" : future(format, 2);
                    case "to" -> above.equals("weekly") || above.equals("exceptions") ? "18:00" : future(format, 9);
                    case "day" -> dice.pick("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY");
                    case "date" -> future("date", 1 + dice.below(400));
                    case "roles" -> dice.pick("reception", "finance", "practitioner");
                    default -> ofFormat(format);
                });
    }

    private String ofFormat(String format) {
        return switch (format) {
            case "uuid" -> Symbol.OWN.of("patients", 0);
            case "date" -> future("date", 3);
            case "date-time" -> future("date-time", 3);
            default -> "texto";
        };
    }

    /** Days are counted from the run's own: ⟦day:2⟧ is the day after tomorrow. */
    private static String future(String format, int days) {
        return format.equals("date-time") ? "⟦instant:%d⟧".formatted(days) : "⟦day:%d⟧".formatted(days);
    }

    private Optional<String> reference(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "clinicid", "clinicids" -> mostlyFirst("clinics");
                    case "patientid" -> mostlyFirst("patients");
                    case "treatmentid" -> mostlyFirst("treatments");
                    case "practitionerid" -> mostlyFirst("practitioners");
                    case "roomid", "resourceid" -> mostlyFirst("resources");
                    case "userid" -> mostlyFirst("users");
                    case "holdid" -> mostlyFirst("holds");
                    case "appointmentid", "ignoring" -> mostlyFirst("appointments");
                    case "invoiceid" -> mostlyFirst("invoices");
                    default -> null;
                });
    }

    /** The first of its kind fits with the others' first; the rest was made in the run. */
    String mostlyFirst(String what) {
        return Symbol.OWN.of(what, dice.chance(60) ? 0 : dice.below(50));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
