package io.neonpro.kernel.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A password that somebody chooses (NIST SP 800-63B, which asks for eight characters at least, and counts code points).
 *
 * @param text 12 to 128 characters of any kind but controls, in the one way that they are written
 */
@RegisterForReflection
@Schema(
        type = SchemaType.STRING,
        format = "password",
        minLength = Password.MIN_LENGTH,
        maxLength = Password.MAX_LENGTH,
        examples = "correct-horse-battery")
public record Password(@JsonValue String text) {

    public static final int MIN_LENGTH = 12;
    public static final int MAX_LENGTH = 128;

    private static final Pattern SPACE = Pattern.compile("\\p{Zs}");

    public Password {
        Writing.require(text, false);
        text = written(text);
        if (Writing.length(text) < MIN_LENGTH || isTooLong(text)) {
            throw new InvalidValue("must have " + MIN_LENGTH + " to " + MAX_LENGTH + " characters");
        }
    }

    /**
     * @throws InvalidValue for what nobody may choose
     */
    @JsonCreator
    public static Password of(String text) {
        return new Password(text);
    }

    /**
     * What somebody typed, in the one way that it is written: whatever the keyboard makes of a space or of an accent, it is the
     * same password (RFC 8265, 4.2: the mappings and the normalisation of the profile OpaqueString).
     */
    public static String written(String typed) {
        return Normalizer.normalize(SPACE.matcher(typed).replaceAll(" "), Normalizer.Form.NFC);
    }

    /** Whether nobody can have chosen it. */
    public static boolean isTooLong(String text) {
        return Writing.length(text) > MAX_LENGTH;
    }

    /** It is nobody's to read, so this is no {@link TextValue}. */
    @Override
    public String toString() {
        return "Password";
    }
}
