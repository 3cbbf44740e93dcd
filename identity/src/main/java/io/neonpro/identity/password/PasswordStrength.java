package io.neonpro.identity.password;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.neonpro.kernel.value.Password;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a password is one that is guessed first (NIST SP 800-63B-4, 3.1.1.2): a common or breached one, one made of the person's
 * own name or address, of the platform's name, or of a few of those, of repetitions, sequences and dates. The lists are zxcvbn's.
 */
final class PasswordStrength {

    /** Guesses that it must withstand, as zxcvbn counts them: what it calls safely unguessable. */
    private static final double MIN_GUESSES = 1e8;

    /** The time that it takes grows with the square of the length; more than this is not weaker. */
    private static final int MAX_MEASURED = 64;

    private static final int MIN_WORD = 3;
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final List<String> OF_THE_PLATFORM = List.of("neonpro", "neon", "clinica", "clinic", "senha");

    private final Zxcvbn zxcvbn = new Zxcvbn();

    /**
     * @param context names and addresses of the person
     */
    boolean isWeak(Password password, List<String> context) {
        String text = password.text();
        String measured = text.codePointCount(0, text.length()) <= MAX_MEASURED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_MEASURED));
        return zxcvbn.measure(measured, words(context)).getGuesses() < MIN_GUESSES;
    }

    /** As wholes, in their parts, and with the blanks left out. */
    private static List<String> words(List<String> context) {
        return Stream.concat(context.stream().flatMap(PasswordStrength::parts), OF_THE_PLATFORM.stream())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= MIN_WORD)
                .distinct()
                .toList();
    }

    /** Of an address also what is before the at sign, as one word. */
    private static Stream<String> parts(String text) {
        return Stream.concat(Stream.of(text), Stream.of(text.split("@", 2)))
                .flatMap(part -> Stream.concat(
                        Stream.of(part, NO_LETTERS.matcher(part).replaceAll("")), NO_LETTERS.splitAsStream(part)));
    }
}
