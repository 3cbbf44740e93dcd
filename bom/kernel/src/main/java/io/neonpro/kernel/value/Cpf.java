package io.neonpro.kernel.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A natural person's tax number in Brazil: nine digits and two that check them, modulo 11 (Receita
 * Federal, Cadastro de Pessoas Físicas).
 *
 * @param text all eleven digits, without punctuation
 */
@RegisterForReflection
@Schema(type = SchemaType.STRING, format = "cpf", examples = "529.982.247-25")
public record Cpf(@JsonValue String text) implements TextValue {

    private static final Pattern WRITTEN = Pattern.compile("\\d{3}\\.?\\d{3}\\.?\\d{3}-?\\d{2}");
    private static final Pattern DIGITS = Pattern.compile("\\d{11}");

    /** Checks out arithmetically, yet is never given to anybody. */
    private static final Pattern REPEATED = Pattern.compile("(\\d)\\1{10}");

    public Cpf {
        if (!DIGITS.matcher(text).matches()
                || REPEATED.matcher(text).matches()
                || checkDigit(text, 9) != digit(text, 9)
                || checkDigit(text, 10) != digit(text, 10)) {
            throw new InvalidValue("must be a valid CPF");
        }
    }

    /**
     * Reads a CPF as people write it, {@code 529.982.247-25} or {@code 52998224725}.
     *
     * @throws InvalidValue when it is none
     */
    @JsonCreator
    public static Cpf of(String text) {
        String written = text.strip();
        return new Cpf(WRITTEN.matcher(written).matches() ? written.replaceAll("\\D", "") : "");
    }

    private static int checkDigit(String digits, int position) {
        int sum = 0;
        for (int i = 0; i < position; i++) {
            sum += digit(digits, i) * (position + 1 - i);
        }
        return sum * 10 % 11 % 10;
    }

    private static int digit(String digits, int position) {
        return digits.charAt(position) - '0';
    }

    @Override
    public String toString() {
        return text;
    }
}
