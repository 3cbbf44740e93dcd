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
     * Lets a change through when the client saw the version that it changes, or did not say.
     *
     * @param ifMatch the {@code If-Match} header, or null
     * @param version the current version
     * @throws ProblemException 412 when the header names other versions only; 400 when it is no
     *     list of entity tags
     */
    public static void require(String ifMatch, long version) {
        if (ifMatch != null && !ifMatch.isBlank() && !matches(ifMatch.strip(), version)) {
            throw otherVersion(version);
        }
    }

    /**
     * The same for a client that names the version itself, as over GraphQL.
     *
     * @param expected the version that the client saw, or null
     * @throws ProblemException 412 when it is another one
     */
    public static void require(Integer expected, long version) {
        if (expected != null && expected != version) {
            throw otherVersion(version);
        }
    }

    private static ProblemException otherVersion(long version) {
        return ProblemException.preconditionFailed("The current version is \"" + version + "\"; read it again.");
    }

    /** If-Match compares strongly: a weak tag never matches (RFC 9110, 13.1.1). */
    private static boolean matches(String ifMatch, long version) {
        return EntityTags.of("If-Match", ifMatch).haveStrongly(etag(version));
    }
}
