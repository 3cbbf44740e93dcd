package io.neonpro.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.patient.PatientEvent;
import io.neonpro.kernel.event.EventType;
import io.neonpro.kernel.event.Personal;
import io.neonpro.kernel.value.Money;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who counts and does not write to people may hear everything: what is said of a person is in the few events that others
 * reach them by, and marked there.
 */
class PersonalDataTest {

    private static final Map<Class<?>, Set<String>> OF_PEOPLE = Map.of(
            PatientEvent.Registered.class, Set.of("name", "email"),
            PatientEvent.Updated.class, Set.of("name", "email"),
            PractitionerChanged.class, Set.of("name"));

    /** Whose values say nothing of a person, whatever they are. */
    private static final Set<Class<?>> HARMLESS = Set.of(
            UUID.class,
            Instant.class,
            LocalDate.class,
            LocalTime.class,
            ZoneId.class,
            Money.class,
            Long.class,
            int.class,
            long.class,
            boolean.class);

    /** Texts of clinics, and of sets of ours: what is new here is looked at by somebody. */
    private static final Set<String> TEXTS = Set.of(
            "action of BrokenGlass",
            "action of GivenAway",
            "address of ClinicChanged",
            "by of Forgotten",
            "billing of ConfigurationChanged",
            "branding of ConfigurationChanged",
            "categories of Requirements",
            "category of PractitionerChanged",
            "category of Slot",
            "channel of Failed",
            "channel of Sent",
            "compliance of ConfigurationChanged",
            "deviceType of ResourceChanged",
            "deviceTypes of Requirements",
            "features of ConfigurationChanged",
            "kind of Failed",
            "kind of Sent",
            "language of Registered",
            "language of Updated",
            "name of ClinicChanged",
            "name of Onboarded",
            "name of ResourceChanged",
            "name of TreatmentChanged",
            "number of Issued",
            "number of Paid",
            "number of Voided",
            "plan of PlanChanged",
            "purpose of Given",
            "purpose of Revoked",
            "quotas of PlanChanged",
            "reasonCode of Cancelled",
            "reasonCode of Failed",
            "reasonCode of Suspended",
            "reasons of Flagged",
            "slug of Onboarded");

    @Test
    void itIsInTheEventsThatPeopleAreReachedByAndInNoOther() {
        assertThat(PublishedEvents.TYPES)
                .allSatisfy(event -> assertThat(components(event)
                                .filter(component -> component.isAnnotationPresent(Personal.class))
                                .map(RecordComponent::getName))
                        .containsExactlyInAnyOrderElementsOf(OF_PEOPLE.getOrDefault(event, Set.of())));
    }

    @Test
    void whatIsNotMarkedIsNoneByWhatItIs() {
        assertThat(PublishedEvents.TYPES.stream()
                        .flatMap(PersonalDataTest::components)
                        .filter(component -> !component.isAnnotationPresent(Personal.class))
                        .filter(component -> !isHarmless(element(component.getGenericType())))
                        .map(component -> component.getName() + " of "
                                + component.getDeclaringRecord().getSimpleName()))
                .isSubsetOf(TEXTS);
    }

    /** A reader's own record of an event, which has what it needs and cannot keep what it never gets to see. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    @EventType("io.neonpro.patient.registered")
    record Newcomer(UUID patientId, String language) {}

    @Test
    void anEventIsReadableWithoutIt() throws JsonProcessingException {
        var published = Json.read(Contract.of(PatientEvent.Registered.class).sample());

        Newcomer newcomer = Json.MAPPER.treeToValue(published, Newcomer.class);

        assertThat(newcomer.language()).isEqualTo("pt-BR");
        assertThat(Json.MAPPER.writeValueAsString(newcomer)).doesNotContain("@");
    }

    /** Those of nested records, too. */
    private static Stream<RecordComponent> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> {
            Class<?> element = element(component.getGenericType());
            return element.isRecord() && !HARMLESS.contains(element)
                    ? Stream.concat(Stream.of(component), components(element))
                    : Stream.of(component);
        });
    }

    private static boolean isHarmless(Class<?> type) {
        return HARMLESS.contains(type) || type.isEnum() || type.isRecord();
    }

    /** Of a list or a set, what is in it. */
    private static Class<?> element(Type type) {
        if (type instanceof ParameterizedType generic) {
            boolean isCollection = List.of(List.class, Set.class).contains(generic.getRawType());
            return element(isCollection ? generic.getActualTypeArguments()[0] : generic.getRawType());
        }
        return (Class<?>) type;
    }
}
