package io.neonpro.kernel.value;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Whether something is switched on, and for whom: in JSON true, false, or an object of these. Whoever fits all of it, it is
 * switched on for.
 *
 * @param isOn false for nobody, whatever else it says
 * @param clinics in these only; empty for all
 * @param roles for these only; empty for all
 * @param percentage of whom else it fits, always the same ones, and the same and more as it grows
 * @param from not before
 * @param until not from then on
 */
public record Flag(
        boolean isOn,
        Set<UUID> clinics,
        Set<String> roles,
        int percentage,
        Optional<Instant> from,
        Optional<Instant> until) {

    private static final int ALL = 100;
    private static final int MAX_CHOICES = 100;
    private static final String EXPECTATION =
            "must be true, false, or an object of on, clinics, roles, percentage, from and until";
    private static final Set<String> MEMBERS = Set.of("on", "clinics", "roles", "percentage", "from", "until");

    public Flag {
        clinics = Set.copyOf(clinics);
        roles = Set.copyOf(roles);
    }

    /**
     * By the keywords of JSON Schema.
     *
     * @param known the roles that it may be on for, if any
     */
    static Map<String, Object> schema(List<String> known) {
        Map<String, Object> members = new TreeMap<>(Map.of(
                "on", Map.of("type", "boolean"),
                "clinics", list(Map.of("type", "string", "format", "uuid")),
                "percentage", Map.of("type", "integer", "minimum", 0, "maximum", ALL),
                "from", Map.of("type", "string", "format", "date-time"),
                "until", Map.of("type", "string", "format", "date-time")));
        if (!known.isEmpty()) {
            members.put("roles", list(Map.of("type", "string", "enum", known)));
        }
        return Map.of(
                "oneOf",
                List.of(
                        Map.of("type", "boolean"),
                        Map.of("type", "object", "additionalProperties", false, "properties", members)));
    }

    public static Flag always(boolean isOn) {
        return new Flag(isOn, Set.of(), Set.of(), ALL, Optional.empty(), Optional.empty());
    }

    /**
     * @throws InvalidValue for what is no flag
     */
    static Flag of(Object value) {
        if (value instanceof Boolean isOn) {
            return always(isOn);
        }
        if (!(value instanceof Map<?, ?> members) || !MEMBERS.containsAll(members.keySet())) {
            throw new InvalidValue(EXPECTATION);
        }
        return new Flag(
                members.get("on") == null || yesOrNo(members.get("on")),
                Set.copyOf(texts("clinics", members.get("clinics"), Ids::of)),
                Set.copyOf(texts("roles", members.get("roles"), Function.identity())),
                percentage(members.get("percentage")),
                instant("from", members.get("from")),
                instant("until", members.get("until")));
    }

    /**
     * What is on for nobody, ever, whatever it says: asked where it is decided, not where it is read.
     *
     * @param known the roles of whom it is asked; none where nobody is asked about who has some
     * @throws InvalidValue for roles that nobody has, and for what ends before it begins
     */
    void requireSomebody(Collection<String> known) {
        if (!known.containsAll(roles)) {
            throw wrong(
                    "roles",
                    known.isEmpty()
                            ? "must be left out: it is not about what somebody does"
                            : "must be some of " + String.join(", ", known));
        }
        if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
            throw wrong("until", "must be after from");
        }
    }

    /**
     * Whether it is switched on for somebody.
     *
     * @param name of the flag, so that it is not always the same ones who are first
     * @param subject who, or what, it is about
     * @param clinic where, when that is known; a flag for some clinics is off where it is not
     * @param theirRoles of who asks
     */
    public boolean isOnFor(String name, String subject, Optional<UUID> clinic, Set<String> theirRoles, Instant now) {
        return isOn
                && (clinics.isEmpty() || clinic.filter(clinics::contains).isPresent())
                && (roles.isEmpty() || theirRoles.stream().anyMatch(roles::contains))
                && from.filter(now::isBefore).isEmpty()
                && until.filter(end -> !now.isBefore(end)).isEmpty()
                && bucket(name, subject) < percentage;
    }

    private static int bucket(String name, String subject) {
        CRC32 sum = new CRC32();
        sum.update((name + "|" + subject).getBytes(StandardCharsets.UTF_8));
        return (int) (sum.getValue() % ALL);
    }

    private static Map<String, Object> list(Map<String, Object> items) {
        return Map.of("type", "array", "maxItems", MAX_CHOICES, "uniqueItems", true, "items", items);
    }

    private static boolean yesOrNo(Object value) {
        if (value instanceof Boolean decided) {
            return decided;
        }
        throw wrong("on", "must be true or false");
    }

    private static InvalidValue wrong(String member, String message) {
        return new InvalidValue(member, InvalidValue.VALUE, message);
    }

    private static <T> List<T> texts(String member, @Nullable Object value, Function<String, T> read) {
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof List<?> many)
                || many.size() > MAX_CHOICES
                || !many.stream().allMatch(String.class::isInstance)) {
            throw wrong(member, "must be a list of up to " + MAX_CHOICES + " texts");
        }
        return IntStream.range(0, many.size())
                .mapToObj(i -> named(member + "[" + i + "]", (String) many.get(i), read))
                .distinct()
                .toList();
    }

    private static <T> T named(String member, String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (InvalidValue refused) {
            throw wrong(member, refused.getMessage());
        }
    }

    private static int percentage(@Nullable Object value) {
        if (value == null) {
            return ALL;
        }
        if (value instanceof Integer share && share >= 0 && share <= ALL) {
            return share;
        }
        throw wrong("percentage", "must be a whole number from 0 to " + ALL);
    }

    private static Optional<Instant> instant(String member, @Nullable Object value) {
        if (value != null && !(value instanceof String)) {
            throw wrong(member, "must be text");
        }
        return Optional.ofNullable((String) value)
                .map(text -> named(member, text, one -> Instants.of(one).toInstant()));
    }
}
