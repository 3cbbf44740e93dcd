package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.acceptance.fuzz.make.Draft.Parameter;
import io.neonpro.acceptance.tenancy.Operation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Calls of REST operations: good as their documents say, then spoiled in none to three places. */
final class RestCalls {

    private static final int PARAMETER_PERCENT = 60;

    private final List<Operation> operations;
    private final List<Operation> writes;

    RestCalls(List<Operation> operations) {
        this.operations = List.copyOf(operations);
        this.writes = operations.stream().filter(RestCalls::hasBody).toList();
    }

    Call make(long seed, int number, Dice dice) {
        Operation operation = dice.chance(50) ? dice.pick(writes) : dice.pick(operations);
        Draft draft = good(operation, dice);
        Role role = Role.pick(dice);
        if (role != Role.NOBODY) {
            draft.header("Authorization", "Bearer ⟦token:0⟧");
        }
        Spoiler spoiler = new Spoiler(dice);
        for (int i = dice.pick(0, 1, 1, 1, 1, 2, 2, 3); i > 0; i--) {
            spoiler.spoil(draft);
        }
        return new Call(
                seed,
                number,
                role,
                operation.method() + " " + operation.path(),
                draft.message(),
                declared(operation, draft),
                List.copyOf(draft.spoiled));
    }

    private Draft good(Operation operation, Dice dice) {
        Draft draft = new Draft(operation.service(), operation.method(), operation.path());
        Schemas schemas = new Schemas(operation.document());
        GoodValues values = new GoodValues(schemas, dice);
        address(operation, draft, values);
        operation.parameters("query").forEach(parameter -> {
            JsonNode schema = schemas.resolved(parameter.path("schema"));
            String name = parameter.path("name").asText();
            boolean needed = parameter.path("required").asBoolean() || name.matches("from|to|clinicId|treatmentId");
            if (needed ? dice.chance(95) : dice.chance(name.equals("cursor") ? 0 : PARAMETER_PERCENT)) {
                draft.query.add(new Parameter(name, queryText(name, schema, values, dice)));
            }
        });
        if (hasBody(operation)) {
            body(operation, draft, values, schemas, dice);
        }
        return draft;
    }

    private static String queryText(String name, JsonNode schema, GoodValues values, Dice dice) {
        return name.equals("limit") ? Integer.toString(1 + dice.below(100)) : values.text(name, "", schema);
    }

    /** Each id by the name of what stands before it. */
    private static void address(Operation operation, Draft draft, GoodValues values) {
        String[] segments = operation.path().split("/");
        for (int i = 1; i < segments.length; i++) {
            if (segments[i].startsWith("{")) {
                draft.pathValues.put(
                        segments[i].substring(1, segments[i].length() - 1), values.mostlyFirst(segments[i - 1]));
            }
        }
    }

    private void body(Operation operation, Draft draft, GoodValues values, Schemas schemas, Dice dice) {
        JsonNode content = operation.description().at("/requestBody/content");
        String type = content.properties().iterator().next().getKey();
        if (operation.path().startsWith("/oauth")) {
            draft.header("Content-Type", "application/x-www-form-urlencoded");
            String form = OAuthForms.pick(dice);
            draft.rewritten = good -> form;
            draft.spoiled.add("form " + form);
            return;
        }
        draft.header("Content-Type", type.contains("*") ? "application/json" : type);
        draft.body = document(operation, content.path(type).path("schema"), values, schemas, dice);
    }

    private JsonNode document(Operation operation, JsonNode schema, GoodValues values, Schemas schemas, Dice dice) {
        if (schemas.resolved(schema).path("properties").isEmpty()) {
            Optional<JsonNode> whole = creation(operation);
            if (whole.isPresent()) {
                return some(values.of("", "", whole.get(), 0), dice);
            }
            return operation.path().endsWith("/configuration")
                    ? Configurations.pick(dice)
                    : values.of("", "", schema, 0);
        }
        return values.of("", "", schema, 0);
    }

    /** What a patch may say is said where the whole is made. */
    private Optional<JsonNode> creation(Operation patch) {
        String collection = patch.path().replaceAll("/\\{\\w+}$", "");
        return operations.stream()
                .filter(operation -> operation.service().equals(patch.service()))
                .filter(operation ->
                        operation.method().equals("POST") && operation.path().equals(collection))
                .map(operation -> operation.description().at("/requestBody/content/application~1json/schema"))
                .findFirst();
    }

    private static JsonNode some(JsonNode whole, Dice dice) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        whole.properties().forEach(property -> {
            if (dice.chance(40)) {
                patch.set(property.getKey(), property.getValue());
            }
        });
        return patch;
    }

    private static boolean hasBody(Operation operation) {
        return !operation.description().at("/requestBody/content").isEmpty();
    }

    private Set<String> declared(Operation operation, Draft draft) {
        Set<String> names = new HashSet<>();
        Stream.of("path", "query", "header", "cookie")
                .flatMap(operation::parameters)
                .forEach(parameter -> names.add(parameter.path("name").asText()));
        Schemas schemas = new Schemas(operation.document());
        names(operation.description().at("/requestBody/content"), schemas, names);
        creation(operation).ifPresent(whole -> namesOf(whole, schemas, names));
        if (draft.body != null) {
            draft.body.properties().forEach(property -> names.add(property.getKey()));
        }
        draft.query.forEach(parameter -> names.add(parameter.name()));
        draft.headers.forEach(header -> names.add(header.name()));
        return names;
    }

    private static void names(JsonNode contents, Schemas schemas, Set<String> names) {
        contents.forEach(content -> namesOf(content.path("schema"), schemas, names));
    }

    private static void namesOf(JsonNode schema, Schemas schemas, Set<String> names) {
        schemas.resolved(schema).path("properties").properties().forEach(property -> names.add(property.getKey()));
    }
}
