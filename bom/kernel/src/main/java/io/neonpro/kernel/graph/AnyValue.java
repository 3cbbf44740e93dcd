package io.neonpro.kernel.graph;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableReference;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Federation's scalar {@code _Any}, of which every value is one; the library's fails on null. */
final class AnyValue implements Coercing<Object, Object> {

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return value;
    }

    @Override
    public Object parseValue(Object value, GraphQLContext context, Locale locale) {
        return value;
    }

    @Override
    public Object parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return plain(value, variables);
    }

    private static Object plain(Value<?> literal, CoercedVariables variables) {
        return switch (literal) {
            case NullValue none -> null;
            case StringValue text -> text.getValue();
            case BooleanValue flag -> flag.isValue();
            case IntValue number -> number.getValue();
            case FloatValue number -> number.getValue();
            case EnumValue constant -> constant.getName();
            case VariableReference reference -> variables.get(reference.getName());
            case ArrayValue array -> list(array, variables);
            case ObjectValue object -> map(object, variables);
            default -> throw new CoercingParseLiteralException("is no value");
        };
    }

    private static List<Object> list(ArrayValue array, CoercedVariables variables) {
        List<Object> plain = new ArrayList<>();
        array.getValues().forEach(value -> plain.add(plain(value, variables)));
        return plain;
    }

    private static Map<String, Object> map(ObjectValue object, CoercedVariables variables) {
        Map<String, Object> plain = new LinkedHashMap<>();
        for (ObjectField field : object.getObjectFields()) {
            plain.put(field.getName(), plain(field.getValue(), variables));
        }
        return plain;
    }
}
