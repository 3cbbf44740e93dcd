package io.neonpro.kernel.graph;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Which texts are documents of GraphQL; SmallRye GraphQL tells nobody why one is not. */
@ApplicationScoped
class Documents {

    private static final long MAX_REMEMBERED_CHARACTERS = 2_000_000;

    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .maximumWeight(MAX_REMEMBERED_CHARACTERS)
            .weigher((String text, Boolean isDocument) -> text.length())
            .build();

    /**
     * @throws ProblemException 400 {@code malformed-query}, saying where
     */
    void require(String text) {
        known.get(text, Documents::parsed);
    }

    private static Boolean parsed(String text) {
        try {
            new Parser().parseDocument(text);
            return true;
        } catch (InvalidSyntaxException e) {
            throw ProblemException.of(400, "malformed-query", e.getMessage());
        }
    }
}
