package io.neonpro.kernel.graph;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLTypeUtil;
import io.neonpro.kernel.value.Dates;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Instants;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.value.TimesOfDay;
import io.neonpro.kernel.value.Writing;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.spi.EventingService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Holds texts, ids, dates and times that are arguments by themselves to the rules of REST, before SmallRye GraphQL
 * reads them by laxer ones; those within input objects are read by {@link StrictInput}. Found by SmallRye GraphQL.
 */
public final class PlainArguments implements EventingService {

    private static final Map<String, Consumer<String>> READERS = Map.of(
            "DateTime", Instants::of,
            "Date", Dates::of,
            "Time", TimesOfDay::of,
            "String", Writing::require,
            "ID", Ids::of);

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
        if (reader != null) {
            check(argument.getName(), field.getArgument(argument.getName()), reader, faults);
        }
    }

    private static void check(String path, Object value, Consumer<String> reader, List<Fault> faults) {
        if (value instanceof List<?> values) {
            for (int i = 0; i < values.size(); i++) {
                check(path + "[" + i + "]", values.get(i), reader, faults);
            }
        }
        if (value instanceof String text) {
            try {
                reader.accept(text);
            } catch (InvalidValue e) {
                faults.add(new Fault(path, e.code(), e.getMessage()));
            }
        }
    }
}
