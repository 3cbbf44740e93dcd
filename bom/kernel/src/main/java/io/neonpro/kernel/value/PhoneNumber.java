package io.neonpro.kernel.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A telephone number of any country; one without a country is Brazilian.
 *
 * @param text plus sign, country code and subscriber number (ITU-T E.164)
 */
@RegisterForReflection
@Schema(type = SchemaType.STRING, format = "phone", examples = "(11) 98765-4321")
public record PhoneNumber(@JsonValue String text) implements TextValue {

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{7,14}");

    /** Area code, then a fixed line's eight digits or a mobile's nine (Anatel, Res. 749/2022). */
    private static final Pattern NATIONAL = Pattern.compile("[1-9][1-9](?:[2-5]\\d{7}|9\\d{8})");

    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().-]+");
    private static final Pattern TRUNK_PREFIX = Pattern.compile("^0");
    private static final Pattern TRUNK_PREFIX_APART = Pattern.compile("\\(\\s*0");
    private static final int MAX_NATIONAL_DIGITS = 11;
    private static final String BRAZIL = "+55";

    /** Where the 0 is dialled from abroad, too. */
    private static final String ITALY = "+39";

    public PhoneNumber {
        if (!E164.matcher(text).matches() || isBrazilian(text) && !isNational(text)) {
            throw new InvalidValue("must be a phone number, with +country or as in Brazil");
        }
    }

    /**
     * Reads a number as people write it: {@code +55 11 98765-4321}, {@code (11) 98765-4321}, {@code
     * 011 3456-7890}, {@code +351 912 345 678}.
     *
     * @throws InvalidValue when it is none
     */
    @JsonCreator
    public static PhoneNumber of(String text) {
        String written = PUNCTUATION.matcher(text).replaceAll("");
        if (written.startsWith("+")) {
            if (!written.startsWith(ITALY) && TRUNK_PREFIX_APART.matcher(text).find()) {
                throw new InvalidValue(
                        "must be a phone number as it is dialled from abroad, without a bracket that begins with 0");
            }
            return new PhoneNumber(written);
        }
        boolean saysBrazil = written.length() > MAX_NATIONAL_DIGITS && written.startsWith("55");
        return new PhoneNumber(
                saysBrazil
                        ? "+" + written
                        : BRAZIL + TRUNK_PREFIX.matcher(written).replaceFirst(""));
    }

    private static boolean isBrazilian(String e164) {
        return e164.startsWith(BRAZIL);
    }

    private static boolean isNational(String e164) {
        return NATIONAL.matcher(e164.substring(BRAZIL.length())).matches();
    }

    @Override
    public String toString() {
        return text;
    }
}
