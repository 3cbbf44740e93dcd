package io.neonpro.kernel.event;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a command was refused: a value of the domain that becomes problem+json at the edge.
 *
 * @param kind which family of answers it belongs to
 * @param code stable, kebab-case, for programs
 * @param detail one sentence for people; no personal data
 * @param details further members of the problem, such as {@code conflicts}
 * @param flaws where the command is wrong, if that can be said
 */
public record Rejected(Kind kind, String code, String detail, Map<String, Object> details, List<Flaw> flaws) {

    /** The family of a refusal. */
    @RegisterForReflection
    public enum Kind {
        /** The state of things does not allow it (409). */
        CONFLICT,
        /** The command itself is not sensible (422). */
        INVALID,
        /** What it speaks of does not exist for this tenant (404). */
        MISSING,
        /** The actor may not (403). */
        FORBIDDEN
    }

    public Rejected {
        details = Map.copyOf(details);
        flaws = List.copyOf(flaws);
    }

    public Rejected(Kind kind, String code, String detail, Map<String, Object> details) {
        this(kind, code, detail, details, List.of());
    }

    public static Rejected conflict(String code, String detail) {
        return new Rejected(Kind.CONFLICT, code, detail, Map.of());
    }

    public static Rejected invalid(String code, String detail) {
        return new Rejected(Kind.INVALID, code, detail, Map.of());
    }

    public static Rejected missing(String code, String detail) {
        return new Rejected(Kind.MISSING, code, detail, Map.of());
    }

    public Rejected with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(member, value);
        return new Rejected(kind, code, detail, more, flaws);
    }

    public Rejected naming(List<Flaw> all) {
        return new Rejected(kind, code, detail, details, all);
    }

    /** The failure that rolls the transaction back and carries this refusal to the edge. */
    public Refused asFailure() {
        return new Refused(this);
    }
}
