package io.neonpro.kernel.graph;

import graphql.GraphQLContext;
import graphql.Scalars;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads GraphQL's built-in scalars as its specification does (3.5); SmallRye GraphQL reads numbers
 * in texts, and fails on fractions once it is too late to blame the client. Writing is left to it.
 */
record StrictScalar(Coercing<?, ?> written, Coercing<?, ?> read) implements Coercing<Object, Object> {

    /** The range of a Float, which is that of a double. */
    private static final int MAX_DECIMAL_PLACES = 330;

    private static final Map<String, Coercing<?, ?>> SPECIFIED = List.of(
                    Scalars.GraphQLInt,
                    Scalars.GraphQLFloat,
                    Scalars.GraphQLString,
                    Scalars.GraphQLBoolean,
                    Scalars.GraphQLID)
            .stream()
            .collect(Collectors.toUnmodifiableMap(GraphQLScalarType::getName, GraphQLScalarType::getCoercing));

    /** The scalar read strictly; empty when it is none of GraphQL's own, or strict as it is. */
    static Optional<GraphQLScalarType> of(GraphQLScalarType scalar) {
        return Optional.ofNullable(SPECIFIED.get(scalar.getName()))
                .filter(read -> read != scalar.getCoercing())
                .map(strictly(scalar));
    }

    private static Function<Coercing<?, ?>, GraphQLScalarType> strictly(GraphQLScalarType scalar) {
        return read -> scalar.transform(change -> change.coercing(new StrictScalar(scalar.getCoercing(), read)));
    }

    @Override
    public Object serialize(Object value, GraphQLContext context, Locale locale) {
        return written.serialize(value, context, locale);
    }

    @Override
    public Object parseValue(Object value, GraphQLContext context, Locale locale) {
        if (value instanceof Number number && !isReasonable(number)) {
            throw new CoercingParseValueException("must be a number in range");
        }
        return read.parseValue(value, context, locale);
    }

    /** Numbers such as 1e999999999 are short to write and endless to turn into whole ones. */
    private static boolean isReasonable(Number number) {
        return !(number instanceof BigDecimal decimal) || Math.abs((long) decimal.scale()) <= MAX_DECIMAL_PLACES;
    }

    @Override
    public Object parseLiteral(Value<?> value, CoercedVariables variables, GraphQLContext context, Locale locale) {
        return read.parseLiteral(value, variables, context, locale);
    }

    @Override
    public Value<?> valueToLiteral(Object value, GraphQLContext context, Locale locale) {
        return written.valueToLiteral(value, context, locale);
    }
}
