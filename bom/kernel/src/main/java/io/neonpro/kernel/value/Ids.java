package io.neonpro.kernel.value;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Identities: UUIDs; new ones of version 7 (RFC 9562), which sort by the time they were made. Java's own reader takes
 * {@code 1-1-1-1-1} for one too, so texts are read here only.
 */
public final class Ids {

    public static final String EXPECTATION = "must be a UUID";

    private static final Pattern FORM =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private Ids() {}

    /**
     * @throws InvalidValue when the text is not of the form of RFC 9562, 4
     */
    public static UUID of(String text) {
        return find(text).orElseThrow(() -> new InvalidValue(EXPECTATION));
    }

    /** The UUID that a text is; empty when it is none. */
    public static Optional<UUID> find(String text) {
        return FORM.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
