package io.neonpro.kernel.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What somebody writes, in lines and with tabs; a {@code @Size} where it stands makes it shorter.
 *
 * @param text lines ({@link Writing}) of 1 to 20,000 characters in all
 */
@RegisterForReflection
@Schema(type = SchemaType.STRING, minLength = 1, maxLength = FreeText.MAX_LENGTH, examples = "Pele sensível.")
public record FreeText(@JsonValue String text) implements TextValue {

    public static final int MAX_LENGTH = 20_000;

    public FreeText {
        text = Writing.lines(text);
        if (Writing.length(text) > MAX_LENGTH || Writing.isBlank(text)) {
            throw new InvalidValue("must be a text of 1 to " + MAX_LENGTH + " characters");
        }
    }

    /**
     * @throws InvalidValue for what cannot be read by people
     */
    @JsonCreator
    public static FreeText of(String text) {
        return new FreeText(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
