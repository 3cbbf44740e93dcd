package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import graphql.language.FieldDefinition;
import graphql.language.InputValueDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Calls of GraphQL operations, at their service or through the gateway. */
final class GraphCalls {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final List<Subgraph> subgraphs;

    GraphCalls(List<Subgraph> subgraphs) {
        this.subgraphs = List.copyOf(subgraphs);
    }

    Call make(long seed, int number, Dice dice) {
        Subgraph subgraph = dice.pick(subgraphs);
        boolean asksForEntities = dice.chance(15);
        Draft draft = asksForEntities ? entities(subgraph, dice) : root(subgraph, dice);
        Role role = Role.pick(dice);
        draft.header("Content-Type", "application/json");
        if (role != Role.NOBODY) {
            draft.header("Authorization", "Bearer ⟦token:0⟧");
        }
        spoil(draft, dice);
        String operation = "graphql " + (asksForEntities ? "_entities" : nameOf(draft));
        return new Call(seed, number, role, operation, draft.message(), Set.of(), List.copyOf(draft.spoiled));
    }

    private static String nameOf(Draft draft) {
        return draft.pathName;
    }

    private Draft root(Subgraph subgraph, Dice dice) {
        List<FieldDefinition> mutations = subgraph.fields("Mutation");
        boolean mutates = !mutations.isEmpty() && dice.chance(50);
        FieldDefinition field = dice.pick(mutates ? mutations : subgraph.fields("Query"));
        Draft draft = new Draft(dice.chance(50) ? "gateway" : subgraph.service(), "POST", "/graphql");
        draft.pathName = field.getName();
        ObjectNode body = JSON.objectNode();
        body.put("query", document(mutates ? "mutation" : "query", field, subgraph.selection(field.getType(), 3)));
        body.set("variables", variables(subgraph, field, dice));
        draft.body = body;
        return draft;
    }

    static JsonNode variables(Subgraph subgraph, FieldDefinition field, Dice dice) {
        GoodValues values = new GoodValues(new Schemas(JSON.objectNode()), dice);
        JsonNode schema = subgraph.schema(field.getInputValueDefinitions().stream());
        JsonNode variables = values.of("", "", schema, 0);
        if (variables.has("id")) {
            String type = Subgraph.named(field.getType()).toLowerCase(Locale.ROOT);
            ((ObjectNode) variables).put("id", values.mostlyFirst(type + "s"));
        }
        return variables;
    }

    static String document(String kind, FieldDefinition field, String selection) {
        List<InputValueDefinition> arguments = field.getInputValueDefinitions();
        if (arguments.isEmpty()) {
            return "%s { %s%s }".formatted(kind, field.getName(), selection);
        }
        return "%s(%s) { %s(%s)%s }"
                .formatted(
                        kind,
                        arguments.stream()
                                .map(argument -> "$" + argument.getName() + ": " + Subgraph.written(argument.getType()))
                                .collect(Collectors.joining(", ")),
                        field.getName(),
                        arguments.stream()
                                .map(argument -> argument.getName() + ": $" + argument.getName())
                                .collect(Collectors.joining(", ")),
                        selection);
    }

    private Draft entities(Subgraph subgraph, Dice dice) {
        String type = dice.pick(subgraph.entities());
        Draft draft = new Draft(subgraph.service(), "POST", "/graphql");
        draft.pathName = "_entities";
        ObjectNode body = JSON.objectNode();
        body.put("query", entityDocument(subgraph, type));
        ObjectNode variables = body.putObject("variables");
        for (int i = 1 + dice.below(3); i > 0; i--) {
            variables.withArray("r").addObject().put("__typename", type).put("id", idOf(type, dice));
        }
        draft.body = body;
        return draft;
    }

    private static String entityDocument(Subgraph subgraph, String type) {
        return "query($r: [_Any!]!) { _entities(representations: $r) { __typename ... on %s%s } }"
                .formatted(type, subgraph.selectionOfEntity(type));
    }

    static String entityQuery(Subgraph subgraph, String type, String id) {
        ObjectNode body = JSON.objectNode().put("query", entityDocument(subgraph, type));
        body.putObject("variables")
                .withArray("r")
                .addObject()
                .put("__typename", type)
                .put("id", id);
        return body.toString();
    }

    private static String idOf(String type, Dice dice) {
        return Symbol.OWN.of(type.toLowerCase(Locale.ROOT) + "s", dice.below(10));
    }

    private static void spoil(Draft draft, Dice dice) {
        Spoiler spoiler = new Spoiler(dice);
        GraphSpoiler graphs = new GraphSpoiler(dice);
        for (int i = dice.pick(0, 1, 1, 1, 2); i > 0; i--) {
            int at = dice.below(100);
            if (at < 45) {
                spoiler.variable(draft);
            } else if (at < 88) {
                graphs.spoil(draft);
            } else {
                spoiler.spoil(draft);
            }
        }
    }
}
