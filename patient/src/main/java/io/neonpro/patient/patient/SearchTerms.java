package io.neonpro.patient.patient;

import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.Folding;
import io.neonpro.kernel.value.PersonName;
import io.neonpro.patient.person.PersonalDetails;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How people are found: by the beginnings of words, without case, accents or punctuation, as {@link Folding} says. A
 * patient is found by words of the name and the e-mail address, by the CPF, and by the telephone number with or without
 * country and area code, or by its last four digits. What a mark divides in a name is found in one, too ({@code obrien}),
 * and its umlauts as they are spelled without dots ({@code mueller}).
 */
final class SearchTerms {

    static final int MAX_SOUGHT = 6;
    private static final int LAST_DIGITS = 4;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern UMLAUT = Pattern.compile("[äöüÄÖÜ]");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");
    private static final String BRAZIL = "+55";
    private static final int AREA_CODE_LENGTH = 2;

    private SearchTerms() {}

    /** The terms a patient is found by. */
    static Set<String> of(PersonalDetails details) {
        Set<String> terms = of(details.name());
        Optional.ofNullable(details.email()).map(EmailAddress::text).ifPresent(address -> terms.addAll(words(address)));
        Optional.ofNullable(details.cpf()).ifPresent(cpf -> terms.add(cpf.text()));
        Optional.ofNullable(details.phone()).ifPresent(phone -> terms.addAll(digits(phone.text())));
        return terms;
    }

    /** Those among them that tell no more than the name. */
    static Set<String> of(PersonName name) {
        Set<String> terms = new TreeSet<>();
        for (String spelling : List.of(name.text(), withoutDots(name.text()))) {
            terms.addAll(words(spelling));
            terms.addAll(inOne(spelling));
        }
        return terms;
    }

    private static String withoutDots(String text) {
        return UMLAUT.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("$0e");
    }

    private static List<String> inOne(String text) {
        return Arrays.stream(BLANKS.split(text))
                .map(part -> String.join("", words(part)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The terms a query asks for, all of which must match; the first six when it has more. */
    static List<String> soughtBy(String query) {
        List<String> words = words(query);
        return LETTER.matcher(query).find()
                ? words.stream().distinct().limit(MAX_SOUGHT).toList()
                : Stream.of(String.join("", words))
                        .filter(number -> !number.isEmpty())
                        .toList();
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(Folding.fold(text)))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> digits(String e164) {
        String everything = e164.substring(1);
        String lastDigits = everything.substring(everything.length() - LAST_DIGITS);
        if (!e164.startsWith(BRAZIL)) {
            return List.of(everything, lastDigits);
        }
        String national = e164.substring(BRAZIL.length());
        return List.of(everything, national, national.substring(AREA_CODE_LENGTH), lastDigits);
    }
}
