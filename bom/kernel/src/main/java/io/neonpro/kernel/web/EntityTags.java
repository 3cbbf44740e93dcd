package io.neonpro.kernel.web;

import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entity tags of an {@code If-Match} or {@code If-None-Match} header (RFC 9110, 13.1).
 *
 * @param isAny whether the header is {@code *}
 */
record EntityTags(boolean isAny, List<EntityTag> tags) {

    /** One entity tag of a list, with the commas around it: elements may be empty (RFC 9110, 5.6.1.2). */
    private static final Pattern TAG =
            Pattern.compile("[\\s,]*(W/)?\"([\\x21\\x23-\\x7e\\x80-\\uffff]*)\"\\s*(,[\\s,]*|$)");

    private static final int MAX_HEADER_LENGTH = 1024;

    /**
     * @param name of the header, for the refusal
     * @throws ProblemException 400 when it is no list of entity tags
     */
    static EntityTags of(String name, String header) {
        if (header.strip().equals("*")) {
            return new EntityTags(true, List.of());
        }
        List<EntityTag> tags = new ArrayList<>();
        Matcher tag = TAG.matcher(header);
        int end = 0;
        do {
            if (header.length() > MAX_HEADER_LENGTH
                    || !tag.region(end, header.length()).lookingAt()) {
                throw ProblemException.invalidInput(name, "invalid-value", "must be a list of entity tags, as \"7\"");
            }
            tags.add(new EntityTag(tag.group(2), tag.group(1) != null));
            end = tag.end();
        } while (end < header.length());
        return new EntityTags(false, tags);
    }

    boolean haveStrongly(EntityTag current) {
        return isAny || !current.isWeak() && tags.contains(current);
    }

    boolean haveWeakly(EntityTag current) {
        return isAny || tags.stream().anyMatch(tag -> tag.getValue().equals(current.getValue()));
    }
}
