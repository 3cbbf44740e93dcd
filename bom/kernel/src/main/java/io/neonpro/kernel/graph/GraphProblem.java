package io.neonpro.kernel.graph;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import io.neonpro.kernel.web.problem.Problem;
import java.util.List;
import java.util.Map;

/** A {@link Problem} as a GraphQL error; its members are the error's extensions. */
record GraphProblem(Problem problem, Map<String, Object> members, List<Object> path, List<SourceLocation> locations)
        implements GraphQLError {

    @Override
    public String getMessage() {
        return problem.detail().isEmpty() ? problem.title() : problem.detail();
    }

    @Override
    public List<SourceLocation> getLocations() {
        return locations;
    }

    @Override
    public List<Object> getPath() {
        return path;
    }

    @Override
    public ErrorClassification getErrorType() {
        return ErrorClassification.errorClassification(problem.code());
    }

    @Override
    public Map<String, Object> getExtensions() {
        return members;
    }
}
