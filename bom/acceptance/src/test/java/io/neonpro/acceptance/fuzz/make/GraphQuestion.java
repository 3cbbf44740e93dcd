package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import graphql.language.FieldDefinition;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A good question of one field of a subgraph, which wants to know the type of the answer only.
 *
 * @param field as the table of access names it: {@code query slots}, {@code resolver patient}
 */
public record GraphQuestion(String service, String field, ObjectNode body) {

    private static final String TYPE = " { __typename }";

    /**
     * One of each field of the roots, and of each entity.
     *
     * @param meaning of a symbol, as {@link Symbol} has it
     */
    public static Stream<GraphQuestion> all(String service, String sdl, UnaryOperator<String> meaning) {
        Subgraph subgraph = new Subgraph(service, sdl);
        Dice dice = new Dice(1, 0);
        return Stream.concat(
                Stream.of("Query", "Mutation")
                        .flatMap(root -> subgraph.fields(root).stream()
                                .map(field -> ofRoot(subgraph, root.toLowerCase(Locale.ROOT), field, dice, meaning))),
                subgraph.entities().stream()
                        .filter(subgraph::isResolvable)
                        .map(type -> ofEntity(service, type, meaning)));
    }

    private static GraphQuestion ofRoot(
            Subgraph subgraph, String root, FieldDefinition field, Dice dice, UnaryOperator<String> meaning) {
        String selection = subgraph.selection(field.getType(), 1).isEmpty() ? "" : TYPE;
        String variables = GraphCalls.variables(subgraph, field, dice).toString();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("query", GraphCalls.document(root, field, selection));
        body.putRawValue("variables", new RawValue(Symbol.resolve(variables, meaning)));
        return new GraphQuestion(subgraph.service(), root + " " + field.getName(), body);
    }

    private static GraphQuestion ofEntity(String service, String type, UnaryOperator<String> meaning) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("query", "query($r: [_Any!]!) { _entities(representations: $r)" + TYPE + " }");
        body.putObject("variables")
                .withArray("r")
                .addObject()
                .put("__typename", type)
                .put("id", Symbol.resolve(Symbol.OWN.of("entities", 0), meaning));
        String name = type.substring(0, 1).toLowerCase(Locale.ROOT) + type.substring(1);
        return new GraphQuestion(service, "resolver " + name, body);
    }
}
