package io.neonpro.kernel.web.page;

import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/**
 * Which page is wanted; a {@code @BeanParam} of a resource method.
 *
 * @param limit how many items at most
 * @param cursor where the page before ended; null for the first page
 */
@RegisterForReflection
public record PageRequest(
        @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(MAX_LIMIT)
        int limit,

        @QueryParam("cursor") @Size(max = MAX_CURSOR_LENGTH) String cursor) {

    public static final int MAX_LIMIT = 100;
    public static final int DEFAULT_LIMIT = 20;

    private static final int MAX_CURSOR_LENGTH = 2048;

    /**
     * GraphQL's {@code first} and {@code after}, either of which may be null.
     *
     * @throws ProblemException 400 when {@code first} is out of range
     */
    public static PageRequest of(Integer first, String after) {
        int limit = first == null ? DEFAULT_LIMIT : first;
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemException.invalidInput("first", "invalid-value", "must be between 1 and " + MAX_LIMIT);
        }
        return new PageRequest(limit, after);
    }

    /** How many rows to read: one more than wanted tells whether a page follows. */
    public int rows() {
        return limit + 1;
    }

    /** Whether this is not the first page. */
    public boolean isAfterAnother() {
        return after().isPresent();
    }

    Optional<String> after() {
        return Optional.ofNullable(cursor).filter(text -> !text.isEmpty());
    }
}
