package io.neonpro.kernel.tenant;

import graphql.language.OperationDefinition.Operation;
import graphql.schema.DataFetchingEnvironment;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.graphql.api.Context;
import io.smallrye.graphql.spi.EventingService;

/** Refuses the mutations of a suspended tenant, field by field. Found by SmallRye GraphQL. */
public final class ReadOnlyGraph implements EventingService {

    @Override
    public String getConfigKey() {
        return null;
    }

    @Override
    public void beforeDataFetch(Context context) {
        DataFetchingEnvironment field = context.unwrap(DataFetchingEnvironment.class);
        if (field.getOperationDefinition().getOperation() == Operation.MUTATION && StandingFilter.isReadOnly()) {
            throw new ProblemException(StandingFilter.suspended());
        }
    }
}
