package io.neonpro.kernel.value;

import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** Identities: UUIDs; new ones of version 7 (RFC 9562), which sort by the time they were made. */
public final class Ids {

    public static final String EXPECTATION = "must be a UUID";

    private static final Pattern FORM =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private Ids() {}

    /**
     * @throws InvalidValue when the text is not of the form of RFC 9562, 4
     */
    public static UUID of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValue(EXPECTATION);
        }
        return UUID.fromString(text);
    }

    public static UUID next() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }
}
