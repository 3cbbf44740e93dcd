package io.neonpro.acceptance.fuzz.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.ListType;
import graphql.language.NonNullType;
import graphql.language.ObjectTypeDefinition;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.schema.idl.SchemaParser;
import io.neonpro.acceptance.fuzz.wire.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all services together say that an answer of GraphQL looks like, above all what is never null. */
public final class GraphSchema implements Check {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Map<String, Type<?>>> fields = new HashMap<>();

    /**
     * @param sdl of every service
     */
    public GraphSchema(List<String> sdl) {
        sdl.forEach(text -> new SchemaParser().parse(text).types().values().forEach(type -> {
            if (type instanceof ObjectTypeDefinition object) {
                Map<String, Type<?>> known = fields.computeIfAbsent(object.getName(), name -> new HashMap<>());
                object.getFieldDefinitions().forEach(field -> known.put(field.getName(), field.getType()));
            }
        }));
    }

    @Override
    public Stream<String> faults(Exchange exchange) {
        Reply reply = exchange.reply();
        if (!exchange.call().isGraph()
                || !reply.isGood()
                || !exchange.sent().method().equals("POST")) {
            return Stream.empty();
        }
        String query = questionOf(exchange);
        return reply.json().map(json -> faults(query, json.path("data"))).stream()
                .flatMap(List::stream);
    }

    private static String questionOf(Exchange exchange) {
        try {
            return JSON.readTree(exchange.sent().text()).path("query").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    /** What is in the data and should not be so. */
    List<String> faults(String query, JsonNode data) {
        try {
            return new Walk(new Parser().parseDocument(query)).faults(data);
        } catch (InvalidSyntaxException e) {
            return List.of();
        }
    }

    /** One answer beside the document that asked for it. */
    private final class Walk {

        private final Document document;
        private final List<String> faults = new ArrayList<>();

        Walk(Document document) {
            this.document = document;
        }

        List<String> faults(JsonNode data) {
            List<OperationDefinition> operations = document.getDefinitionsOfType(OperationDefinition.class);
            if (operations.size() == 1 && data.isObject()) {
                boolean mutates = operations.getFirst().getOperation() == OperationDefinition.Operation.MUTATION;
                object(mutates ? "Mutation" : "Query", operations.getFirst().getSelectionSet(), data);
            }
            return faults;
        }

        private void object(String type, SelectionSet selections, JsonNode object) {
            selections.getSelections().forEach(selection -> selected(type, selection, object));
        }

        private void selected(String type, Selection<?> selection, JsonNode object) {
            switch (selection) {
                case Field field -> field(type, field, object);
                case InlineFragment fragment ->
                    fragment(type, fragment.getTypeCondition(), fragment.getSelectionSet(), object);
                case FragmentSpread spread ->
                    document.getDefinitionsOfType(FragmentDefinition.class).stream()
                            .filter(definition -> definition.getName().equals(spread.getName()))
                            .forEach(definition -> fragment(
                                    type, definition.getTypeCondition(), definition.getSelectionSet(), object));
                default -> {}
            }
        }

        private void fragment(String type, @Nullable TypeName condition, SelectionSet selections, JsonNode object) {
            String wanted = condition == null ? type : condition.getName();
            if (object.path("__typename").asText(wanted).equals(wanted)) {
                object(wanted, selections, object);
            }
        }

        private void field(String type, Field field, JsonNode object) {
            Type<?> declared = fields.getOrDefault(type, Map.of()).get(field.getName());
            if (declared != null) {
                value(type + "." + field.getName(), declared, field, object.path(field.getResultKey()));
            }
        }

        private void value(String name, Type<?> type, Field field, JsonNode value) {
            boolean absent = value.isMissingNode() || value.isNull();
            switch (type) {
                case NonNullType never when absent -> faults.add(name + " is null, which it never is");
                case NonNullType some -> value(name, some.getType(), field, value);
                case ListType list
                when value.isArray() -> value.forEach(element -> value(name, list.getType(), field, element));
                case TypeName object
                when field.getSelectionSet() != null && value.isObject() ->
                    object(object.getName(), field.getSelectionSet(), value);
                case TypeName scalar
                when !absent && !isOf(scalar.getName(), field, value) ->
                    faults.add(name + " is no " + scalar.getName());
                case ListType list when !absent -> faults.add(name + " is no list");
                default -> {}
            }
        }

        private boolean isOf(String type, Field field, JsonNode value) {
            return switch (type) {
                case "Int" -> value.isInt();
                case "Boolean" -> value.isBoolean();
                case "Float", "BigDecimal", "BigInteger" -> value.isNumber() || value.isTextual();
                default -> field.getSelectionSet() == null ? value.isTextual() : value.isObject();
            };
        }
    }
}
