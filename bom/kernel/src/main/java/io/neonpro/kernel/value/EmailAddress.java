package io.neonpro.kernel.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An address that mail can be sent to, by the definition browsers use for {@code <input
 * type=email>} (WHATWG HTML, 4.10.5.1.5), within the lengths of RFC 5321 and with a dotted domain.
 *
 * @param text in lower case, since no provider we know tells addresses apart by case
 */
@RegisterForReflection
@Schema(
        type = SchemaType.STRING,
        pattern = "^\\s*" + EmailAddress.FORM + "\\s*$",
        maxLength = EmailAddress.MAX_LENGTH,
        examples = "ana@example.com")
public record EmailAddress(@JsonValue String text) implements TextValue {

    public static final int MAX_LENGTH = 254;
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    static final String FORM = "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:\\." + LABEL + ")+";
    private static final Pattern VALID = Pattern.compile(FORM);

    public EmailAddress {
        text = text.strip();
        if (text.length() > MAX_LENGTH || !VALID.matcher(text).matches()) {
            throw new InvalidValue("must be an e-mail address");
        }
        // not before, since some other letters are ASCII in lower case
        text = text.toLowerCase(Locale.ROOT);
    }

    /**
     * @throws InvalidValue when it is none
     */
    @JsonCreator
    public static EmailAddress of(String text) {
        return new EmailAddress(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
