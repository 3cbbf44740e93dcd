package io.neonpro.kernel.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.language.OperationDefinition;
import graphql.language.OperationDefinition.Operation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which texts are documents of GraphQL, and of what; SmallRye GraphQL tells nobody why one is not. */
@ApplicationScoped
class Documents {

    private static final long MAX_REMEMBERED_CHARACTERS = 2_000_000;

    private final Cache<String, List<Asked>> known = Caffeine.newBuilder()
            .maximumWeight(MAX_REMEMBERED_CHARACTERS)
            .weigher((String text, List<Asked> operations) -> text.length())
            .build();

    /**
     * @param operation its name, or null for the only one
     * @throws ProblemException 400 {@code malformed-query}, saying where
     */
    boolean isSubscription(String text, String operation) {
        List<Asked> operations = known.get(text, Documents::parsed);
        return operations.stream()
                .filter(one -> operation == null ? operations.size() == 1 : operation.equals(one.name()))
                .anyMatch(one -> one.kind() == Operation.SUBSCRIPTION);
    }

    private static List<Asked> parsed(String text) {
        try {
            return new Parser()
                    .parseDocument(text).getDefinitionsOfType(OperationDefinition.class).stream()
                            .map(one -> new Asked(one.getName(), one.getOperation()))
                            .toList();
        } catch (InvalidSyntaxException e) {
            throw ProblemException.of(400, "malformed-query", e.getMessage());
        }
    }

    private record Asked(String name, Operation kind) {}
}
