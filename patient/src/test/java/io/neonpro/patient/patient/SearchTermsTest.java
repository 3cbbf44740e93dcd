package io.neonpro.patient.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.value.Cpf;
import io.neonpro.kernel.value.EmailAddress;
import io.neonpro.kernel.value.PersonName;
import io.neonpro.kernel.value.PhoneNumber;
import io.neonpro.patient.person.Language;
import io.neonpro.patient.person.PersonalDetails;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTermsTest {

    private static final PersonalDetails ALVARO = new PersonalDetails(
            PersonName.of("Álvaro d'Ávila Conceição"),
            LocalDate.of(1990, 5, 1),
            Cpf.of("529.982.247-25"),
            EmailAddress.of("alvaro.silva@example.com"),
            PhoneNumber.of("(11) 98765-4321"),
            Language.BRAZILIAN_PORTUGUESE);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alvaro",
                "ÁLVARO",
                "avila alv",
                "D'Avila",
                "conceic",
                "529.982",
                "52998224725",
                "alvaro.silva@example.com",
                "@example",
                "+55 11 98765-4321",
                "(11) 9876",
                "98765-4321",
                "4321",
                "alvaro (11) 98765-4321"
            })
    void findsByWhatPeopleType(String query) {
        assertThat(isFoundBy(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"beatriz", "alvaro beatriz", "varo", "99999", "5299822472500"})
    void doesNotFindByWhatTheyAreNot(String query) {
        assertThat(isFoundBy(query)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "%", "_", "'", "\\", "*", "--", "\u0301"})
    void seeksNothingWithoutLettersAndDigits(String query) {
        assertThat(SearchTerms.soughtBy(query)).isEmpty();
    }

    @Property
    void termsHaveNothingToEscape(@ForAll String query) {
        assertThat(SearchTerms.soughtBy(query))
                .hasSizeLessThanOrEqualTo(6)
                .allMatch(term -> term.matches("[\\p{L}\\p{N}]+"));
    }

    @Property
    void everyBeginningOfEveryWordFinds(
            @ForAll @AlphaChars @StringLength(min = 1, max = 12) String word,
            @ForAll @IntRange(min = 1, max = 12) int typed) {
        PersonalDetails person = named("Ana " + word);

        String query = word.substring(0, Math.min(typed, word.length()));

        assertThat(isFound(person, SearchTerms.soughtBy(query))).isTrue();
    }

    /** C33 */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "Sinéad O'Brien, obrien",
                "Sinéad O’Brien, sinead obri",
                "Sinéad O'Brien, brien",
                "Jean-Pierre Dupont, jeanpierre",
                "Jean-Pierre Dupont, jean pierre",
                "Álvaro d'Ávila, davila",
                "Jörg Müller, mueller",
                "Jörg Müller, joerg muller",
                "Änne Müller-Lüdenscheidt, muellerlueden",
                "Ana Straße, strasse"
            })
    void namesAreFoundAsPeopleSpellThem(String name, String query) {
        assertThat(isFound(named(name), SearchTerms.soughtBy(query))).isTrue();
    }

    @Test
    void marksJoinNoWordsThatAreApart() {
        assertThat(isFound(named("Jean Pierre"), SearchTerms.soughtBy("jeanpierre")))
                .isFalse();
    }

    private static boolean isFoundBy(String query) {
        return isFound(ALVARO, SearchTerms.soughtBy(query));
    }

    private static boolean isFound(PersonalDetails person, List<String> sought) {
        return sought.stream()
                .allMatch(wanted -> SearchTerms.of(person).stream().anyMatch(term -> term.startsWith(wanted)));
    }

    private static PersonalDetails named(String name) {
        return new PersonalDetails(
                PersonName.of(name), LocalDate.of(1990, 5, 1), null, null, null, Language.BRAZILIAN_PORTUGUESE);
    }
}
