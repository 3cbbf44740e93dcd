package io.neonpro.kernel.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person is called, all of it in one field, since names follow no pattern.
 *
 * @param text one line ({@link Writing}) of 1 to 200 characters, with at least one letter
 */
@RegisterForReflection
@Schema(type = SchemaType.STRING, minLength = 1, maxLength = PersonName.MAX_LENGTH, examples = "Ana Conceição")
public record PersonName(@JsonValue String text) implements TextValue {

    public static final int MAX_LENGTH = 200;

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    public PersonName {
        text = Writing.line(text);
        if (Writing.length(text) > MAX_LENGTH || !LETTER.matcher(text).find()) {
            throw new InvalidValue("must be a name of 1 to " + MAX_LENGTH + " characters");
        }
    }

    /**
     * @throws InvalidValue when nobody is called so
     */
    @JsonCreator
    public static PersonName of(String text) {
        return new PersonName(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
