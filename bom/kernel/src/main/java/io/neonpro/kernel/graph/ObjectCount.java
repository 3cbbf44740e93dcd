package io.neonpro.kernel.graph;

import graphql.analysis.FieldComplexityCalculator;
import graphql.analysis.FieldComplexityEnvironment;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import java.util.List;

/**
 * How many objects a field may touch: a list as many as its {@code first} asks for, whether by a literal, a variable or a
 * variable's default, and lists in lists multiply. A connection's {@code first} counts for the edges below it, and
 * {@code _entities} for as many as are represented.
 */
final class ObjectCount implements FieldComplexityCalculator {

    /** Of a list that does not say: the page that is given who asks for none. */
    private static final int UNKNOWN_LENGTH = 20;

    /** Above any limit, and so that all fields of an operation together are no more than an {@code int} holds. */
    private static final long MOST = 1_000_000;

    private static final String FIRST = "first";
    private static final String REPRESENTATIONS = "representations";

    @Override
    public int calculate(FieldComplexityEnvironment field, int below) {
        GraphQLType type = field.getFieldDefinition().getType();
        if (!(GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLCompositeType)) {
            return 0;
        }
        long length = isList(field) ? lengthOf(field) : 1;
        return (int) Math.min(MOST, length * (1L + below));
    }

    private static long lengthOf(FieldComplexityEnvironment list) {
        if (list.getArguments().get(REPRESENTATIONS) instanceof List<?> represented) {
            return represented.size();
        }
        FieldComplexityEnvironment above = list.getParentEnvironment();
        boolean isOfConnection = list.getArguments().get(FIRST) == null && above != null && !isList(above);
        Object asked = (isOfConnection ? above : list).getArguments().get(FIRST);
        return asked instanceof Number number && number.longValue() > 0
                ? Math.min(MOST, number.longValue())
                : UNKNOWN_LENGTH;
    }

    private static boolean isList(FieldComplexityEnvironment field) {
        return GraphQLTypeUtil.isList(
                GraphQLTypeUtil.unwrapNonNull(field.getFieldDefinition().getType()));
    }
}
