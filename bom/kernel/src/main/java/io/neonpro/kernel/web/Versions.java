package io.neonpro.kernel.web;

import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of resources as strong entity tags (RFC 9110, 8.8.3): version 7 is {@code "7"}. */
public final class Versions {

    /** One entity tag of an {@code If-Match} list, with the comma that follows it, if any. */
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([^\"]*)\"\\s*(,|$)");

    private static final int MAX_HEADER_LENGTH = 1024;

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

    private static boolean matches(String ifMatch, long version) {
        if (ifMatch.equals("*")) {
            return true;
        }
        String current = Long.toString(version);
        Matcher tags = TAG.matcher(ifMatch);
        boolean matches = false;
        int end = 0;
        while (end < ifMatch.length()) {
            if (ifMatch.length() > MAX_HEADER_LENGTH || !tags.find(end) || tags.start() != end) {
                throw ProblemException.invalidInput(
                        "If-Match", "invalid-value", "must be a list of entity tags, as \"7\"");
            }
            // If-Match compares strongly, so a weak tag never matches
            matches |= tags.group(1) == null && tags.group(2).equals(current);
            end = tags.end();
        }
        return matches;
    }
}
