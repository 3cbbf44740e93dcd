package io.neonpro.kernel.web;

import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;

/** Versions of resources as strong entity tags (RFC 9110, 8.8.3): version 7 is {@code "7"}. */
public final class Versions {

    private Versions() {}

    public static EntityTag etag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * Lets a change through when the client named the version that it changes, as over GraphQL, or none.
     *
     * @param expected the version that the client saw, or null
     * @throws ProblemException 412 when it is another one
     */
    public static void require(Integer expected, long version) {
        if (expected != null && expected != version) {
            throw otherVersion(version);
        }
    }

    static ProblemException otherVersion(long version) {
        return ProblemException.preconditionFailed("The current version is \"" + version + "\"; read it again.");
    }
}
