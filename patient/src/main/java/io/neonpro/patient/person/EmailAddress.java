package io.neonpro.patient.person;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An address that mail can be sent to, by the definition browsers use for {@code <input
 * type=email>} (WHATWG HTML, 4.10.5.1.5), within the lengths of RFC 5321 and with a dotted domain.
 *
 * @param address in lower case, since no provider we know tells addresses apart by case
 */
@Schema(type = SchemaType.STRING, format = "email", examples = "ana@example.com")
public record EmailAddress(@JsonValue String address) {

    private static final int MAX_LENGTH = 254;
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern VALID =
            Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@" + LABEL + "(?:\\." + LABEL + ")+");

    public EmailAddress {
        address = address.strip().toLowerCase(Locale.ROOT);
        if (address.length() > MAX_LENGTH || !VALID.matcher(address).matches()) {
            throw new IllegalArgumentException("must be an e-mail address");
        }
    }

    /**
     * @throws IllegalArgumentException when it is none
     */
    @JsonCreator
    public static EmailAddress of(String text) {
        return new EmailAddress(text);
    }
}
