package io.neonpro.kernel.graph;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLTypeUtil;
import io.neonpro.kernel.value.Dates;
import io.neonpro.kernel.value.Instants;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.value.TimesOfDay;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.spi.EventingService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Holds dates and times that are arguments by themselves to the rules of REST, before SmallRye GraphQL reads them by
 * laxer ones; those within input objects are read by {@link StrictInput}. Found by SmallRye GraphQL.
 */
public final class TemporalArguments implements EventingService {

    private static final Map<String, Function<String, ?>> READERS =
            Map.of("DateTime", Instants::of, "Date", Dates::of, "Time", TimesOfDay::of);

    @Override
    public String getConfigKey() {
        return null;
    }

    @Override
    public void beforeDataFetch(Context context) {
        DataFetchingEnvironment field = context.unwrap(DataFetchingEnvironment.class);
        List<Fault> faults = new ArrayList<>();
        field.getFieldDefinition().getArguments().forEach(argument -> check(argument, field, faults));
        if (!faults.isEmpty()) {
            throw ProblemException.invalidInput(faults);
        }
    }

    private static void check(GraphQLArgument argument, DataFetchingEnvironment field, List<Fault> faults) {
        var reader = READERS.get(GraphQLTypeUtil.unwrapAll(argument.getType()).getName());
        if (reader != null && field.getArgument(argument.getName()) instanceof String text) {
            try {
                reader.apply(text);
            } catch (InvalidValue e) {
                faults.add(new Fault(argument.getName(), e.code(), e.getMessage()));
            }
        }
    }
}
