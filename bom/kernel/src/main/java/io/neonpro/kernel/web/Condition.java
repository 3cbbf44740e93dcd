package io.neonpro.kernel.web;

import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * On which version a client wants its change to be made, or not (RFC 9110, 13.1); a {@code @BeanParam} of methods that
 * write.
 */
@RegisterForReflection
public record Condition(
        @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
        @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {

    public static final Condition NONE = new Condition(null, null);

    /**
     * Lets a change through when the client saw the version that it changes, or did not say.
     *
     * @param version the current version; 0 for what is not there yet, or is as it always was
     * @throws ProblemException 412 when {@code If-Match} names other versions only, or {@code If-None-Match} this one;
     *     400 when either is no list of entity tags
     */
    public void require(long version) {
        EntityTag current = Versions.etag(version);
        if (isGiven(ifMatch) && !EntityTags.of(HttpHeaders.IF_MATCH, ifMatch).haveStrongly(current)) {
            throw Versions.otherVersion(version);
        }
        if (isGiven(ifNoneMatch) && isThere(EntityTags.of(HttpHeaders.IF_NONE_MATCH, ifNoneMatch), current, version)) {
            throw ProblemException.preconditionFailed("It is there already, in version \"" + version + "\".");
        }
    }

    private static boolean isThere(EntityTags unwanted, EntityTag current, long version) {
        return unwanted.isAny() ? version > 0 : unwanted.haveWeakly(current);
    }

    private static boolean isGiven(@Nullable String header) {
        return header != null && !header.isBlank();
    }
}
