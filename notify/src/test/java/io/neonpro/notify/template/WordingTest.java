package io.neonpro.notify.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.notify.Language;
import io.neonpro.notify.message.MessageKind;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a tenant may write into a template, and what becomes of it. */
class WordingTest {

    private static final Map<Placeholder, String> VALUES =
            Arrays.stream(Placeholder.values()).collect(Collectors.toMap(Function.identity(), Placeholder::code));

    @Example
    void ourOwnWordingsAreGood() {
        StandardWordings standard = new StandardWordings();
        for (MessageKind kind : MessageKind.values()) {
            for (Language language : Language.values()) {
                Wording wording = standard.of(kind, language);

                assertThat(wording.faults(kind)).isEmpty();
                assertThat(wording.filledWith(kind, VALUES).subject()).contains("treatmentName", "date", "time");
            }
        }
    }

    @Example
    void everyFaultIsNamed() {
        Wording wording = new Wording("Hi {patientname}", "{#if price}x{/if}");

        assertThat(wording.faults(MessageKind.CONFIRMATION))
                .extracting(Fault::field)
                .containsExactly("subject", "body");
    }

    @Property
    void onlyPlaceholdersStandInBraces(@ForAll("foreign") String expression) {
        Wording wording = new Wording("Hi", "Hello " + expression + "!");

        assertThat(wording.faults(MessageKind.CONFIRMATION))
                .extracting(Fault::field)
                .containsExactly("body");
    }

    @Provide
    Arbitrary<String> foreign() {
        return Arbitraries.of(
                "{patientName.toUpperCase}",
                "{patientName.length()}",
                "{patientName ?: 'x'}",
                "{patientName or 'x'}",
                "{unknown}",
                "{1}",
                "{true}",
                "{config:property('quarkus.datasource.password')}",
                "{inject:foo}",
                "{cdi:messages}",
                "{previousDate}",
                "{#if date}x{/if}",
                "{#each date}x{/each}",
                "{#for a in date}x{/for}",
                "{#include x /}",
                "{#let a=1}x{/let}",
                "{#eval date /}",
                "{#fragment id=a}x{/fragment}",
                "{#insert /}",
                "{#foo}",
                "{/if}",
                "{@java.lang.String date}",
                "{patientName");
    }

    @Property
    void whatHasNoFaultsCanBeFilled(@ForAll("scribbles") String body) {
        Wording wording = new Wording("Hi", body);

        boolean isGood = wording.faults(MessageKind.RESCHEDULING).isEmpty();

        if (isGood) {
            assertThat(wording.filledWith(MessageKind.RESCHEDULING, VALUES)).isNotNull();
        }
    }

    @Provide
    Arbitrary<String> scribbles() {
        return Arbitraries.of(
                        "{", "}", "{date}", "{price}", "{#", "{/", "{!", "!}", "{|", "|}", "{@", " ", "\n", "\\", "'",
                        "a", ".", ":", "(", ")", "if", "date", "é")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Example
    void valuesAreNotReadAsTemplates() {
        Wording wording = new Wording("{patientName}", "{patientName}");

        Wording filled = wording.filledWith(
                MessageKind.CANCELLATION, Map.of(Placeholder.PATIENT_NAME, "{price}\nBcc: eve@example.com"));

        assertThat(filled.subject()).isEqualTo("{price} Bcc: eve@example.com");
        assertThat(filled.body()).isEqualTo("{price}\nBcc: eve@example.com");
    }

    /** Row 6: what a patient or a clinic is called leads nowhere either. */
    @Example
    void whatIsFilledInLeadsNowhere() {
        Wording wording = new Wording("{clinicName}", "Dear {patientName}");

        Wording filled = wording.filledWith(
                MessageKind.CANCELLATION,
                Map.of(
                        Placeholder.CLINIC_NAME,
                        "Win at evil.example",
                        Placeholder.PATIENT_NAME,
                        "https://evil.example"));

        assertThat(Links.find(filled.subject())).isEmpty();
        assertThat(Links.find(filled.body())).isEmpty();
    }

    /** Row 6: a wording may be the half of a link, and a name the other one. */
    @Example
    void whatIsFilledInMakesNoLink() {
        Wording wording = new Wording("{treatmentName}evil.{clinicName}", "Pay at evil.{clinicName}/login");
        assertThat(wording.faults(MessageKind.CANCELLATION)).isEmpty();

        Wording filled = wording.filledWith(
                MessageKind.CANCELLATION,
                Map.of(Placeholder.CLINIC_NAME, "com", Placeholder.TREATMENT_NAME, "https://"));

        assertThat(filled).isEqualTo(new Wording("https: //evil. com", "Pay at evil. com/login"));
    }

    @Example
    void anAddressThatIsMissingLeavesNoGap() {
        Wording wording = new Wording("Hi", "Aurora\n{clinicAddress}\n\nBye");

        Wording filled = wording.filledWith(MessageKind.CANCELLATION, Map.of(Placeholder.CLINIC_ADDRESS, ""));

        assertThat(filled.body()).isEqualTo("Aurora\n\nBye");
    }
}
