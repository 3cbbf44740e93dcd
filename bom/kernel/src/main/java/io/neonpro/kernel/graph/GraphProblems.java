package io.neonpro.kernel.graph;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import graphql.GraphQLError;
import graphql.language.SourceLocation;
import io.neonpro.kernel.web.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Makes GraphQL errors of {@link Problem}s. */
@ApplicationScoped
class GraphProblems {

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    GraphProblems(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * @param path of the field that has it, or null when it is about the request
     */
    GraphQLError of(Problem problem, List<Object> path, List<SourceLocation> locations) {
        return new GraphProblem(problem, mapper.convertValue(problem.document(), MEMBERS), path, locations);
    }
}
