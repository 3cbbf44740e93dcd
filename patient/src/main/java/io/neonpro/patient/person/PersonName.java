package io.neonpro.patient.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person is called, all of it in one field, since names follow no pattern.
 *
 * @param text composed (Unicode NFC), single-spaced, with at least one letter
 */
@Schema(type = SchemaType.STRING, maxLength = PersonName.MAX_LENGTH, examples = "Ana Conceição")
public record PersonName(@JsonValue String text) {

    static final int MAX_LENGTH = 200;

    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}]");

    public PersonName {
        text = SPACE.matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
        if (text.length() > MAX_LENGTH
                || !LETTER.matcher(text).find()
                || UNPRINTABLE.matcher(text).find()) {
            throw new IllegalArgumentException("must be a name of 1 to " + MAX_LENGTH + " characters");
        }
    }

    /**
     * @throws IllegalArgumentException when nobody is called so
     */
    @JsonCreator
    public static PersonName of(String text) {
        return new PersonName(text);
    }
}
