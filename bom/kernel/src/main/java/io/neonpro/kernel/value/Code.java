package io.neonpro.kernel.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A word of a vocabulary that grows, in kebab-case: a sort of device, the purpose of a consent.
 *
 * @param text of 1 to 60 characters
 */
@RegisterForReflection
@Schema(
        type = SchemaType.STRING,
        pattern = "^" + Code.FORM + "$",
        maxLength = Code.MAX_LENGTH,
        examples = "diode-laser")
public record Code(@JsonValue String text) implements TextValue, Comparable<Code> {

    public static final int MAX_LENGTH = 60;
    public static final String FORM = "[a-z0-9]+(-[a-z0-9]+){0,7}";

    private static final Pattern WRITTEN = Pattern.compile(FORM);

    public Code {
        if (!isWritten(text)) {
            throw new InvalidValue("must be in kebab-case, as diode-laser, of at most " + MAX_LENGTH + " characters");
        }
    }

    /**
     * @throws InvalidValue for anything else
     */
    @JsonCreator
    public static Code of(String text) {
        return new Code(text);
    }

    /** Whether a text is such a word. */
    public static boolean isWritten(String text) {
        return text.length() <= MAX_LENGTH && WRITTEN.matcher(text).matches();
    }

    @Override
    public int compareTo(Code other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
