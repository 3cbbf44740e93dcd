package io.neonpro.kernel.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What something is called: a clinic, a treatment, a room.
 *
 * @param text one line ({@link Writing}) of 1 to 200 characters that can be seen
 */
@RegisterForReflection
@Schema(type = SchemaType.STRING, minLength = 1, maxLength = Label.MAX_LENGTH, examples = "Limpeza de pele")
public record Label(@JsonValue String text) implements TextValue {

    public static final int MAX_LENGTH = 200;

    public Label {
        text = Writing.line(text);
        if (Writing.length(text) > MAX_LENGTH || Writing.isBlank(text)) {
            throw new InvalidValue("must be one line of 1 to " + MAX_LENGTH + " characters");
        }
    }

    /**
     * @throws InvalidValue for what nothing can be called
     */
    @JsonCreator
    public static Label of(String text) {
        return new Label(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
