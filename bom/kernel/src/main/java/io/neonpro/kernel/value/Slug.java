package io.neonpro.kernel.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A name in addresses: a label of a domain name (RFC 1035, 2.3.1), in lower case.
 *
 * @param text of 3 to 63 characters
 */
@RegisterForReflection
@Schema(
        type = SchemaType.STRING,
        pattern = "^" + Slug.FORM + "$",
        minLength = Slug.MIN_LENGTH,
        maxLength = Slug.MAX_LENGTH,
        examples = "aurora")
public record Slug(@JsonValue String text) implements TextValue {

    public static final int MIN_LENGTH = 3;
    public static final int MAX_LENGTH = 63;
    public static final String FORM = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private static final Pattern WRITTEN = Pattern.compile(FORM);

    public Slug {
        if (text.length() < MIN_LENGTH
                || text.length() > MAX_LENGTH
                || !WRITTEN.matcher(text).matches()) {
            throw new InvalidValue(
                    "must be 3 to 63 lower-case letters, digits and single hyphens, beginning with a letter");
        }
    }

    /**
     * @throws InvalidValue for anything else
     */
    @JsonCreator
    public static Slug of(String text) {
        return new Slug(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
