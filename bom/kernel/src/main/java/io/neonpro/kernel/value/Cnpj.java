package io.neonpro.kernel.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A legal person's tax number in Brazil: twelve digits or, since July 2026, capital letters, and two digits that check
 * them, modulo 11 over the characters' ASCII values less 48 (Receita Federal, Instrução Normativa RFB 2.229/2024).
 *
 * @param text all fourteen, without punctuation
 */
@RegisterForReflection
@Schema(type = SchemaType.STRING, format = "cnpj", examples = "12.ABC.345/01DE-35")
public record Cnpj(@JsonValue String text) implements TextValue {

    private static final Pattern WRITTEN =
            Pattern.compile("[0-9A-Z]{2}\\.?[0-9A-Z]{3}\\.?[0-9A-Z]{3}/?[0-9A-Z]{4}-?[0-9]{2}");

    private static final Pattern CHARACTERS = Pattern.compile("[0-9A-Z]{12}[0-9]{2}");
    private static final Pattern PUNCTUATION = Pattern.compile("[./-]");

    /** Checks out arithmetically, yet is never given to anybody. */
    private static final Pattern REPEATED = Pattern.compile("(.)\\1{13}");

    private static final int BASE_LENGTH = 12;
    private static final int MAX_WEIGHT = 9;
    private static final int MIN_WEIGHT = 2;

    public Cnpj {
        if (!CHARACTERS.matcher(text).matches()
                || REPEATED.matcher(text).matches()
                || checkDigit(text, BASE_LENGTH) != value(text, BASE_LENGTH)
                || checkDigit(text, BASE_LENGTH + 1) != value(text, BASE_LENGTH + 1)) {
            throw new InvalidValue("must be a valid CNPJ");
        }
    }

    /**
     * Reads a CNPJ as people write it, {@code 11.222.333/0001-81} or {@code 12abc34501de35}.
     *
     * @throws InvalidValue when it is none
     */
    @JsonCreator
    public static Cnpj of(String text) {
        String written = text.strip().toUpperCase(Locale.ROOT);
        return new Cnpj(
                WRITTEN.matcher(written).matches()
                        ? PUNCTUATION.matcher(written).replaceAll("")
                        : "");
    }

    /** The weights count from 2 to 9, over and over, from the right. */
    private static int checkDigit(String text, int position) {
        int sum = 0;
        int weight = MIN_WEIGHT;
        for (int i = position - 1; i >= 0; i--) {
            sum += value(text, i) * weight;
            weight = weight == MAX_WEIGHT ? MIN_WEIGHT : weight + 1;
        }
        int rest = sum % 11;
        return rest < 2 ? 0 : 11 - rest;
    }

    private static int value(String text, int position) {
        return text.charAt(position) - '0';
    }

    @Override
    public String toString() {
        return text;
    }
}
