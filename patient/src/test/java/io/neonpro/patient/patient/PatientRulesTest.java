package io.neonpro.patient.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Decision.Accepted;
import io.neonpro.kernel.event.Decision.Refusal;
import io.neonpro.kernel.value.PersonName;
import io.neonpro.patient.patient.PatientCommand.Erase;
import io.neonpro.patient.patient.PatientCommand.JoinClinic;
import io.neonpro.patient.patient.PatientCommand.Register;
import io.neonpro.patient.patient.PatientCommand.Update;
import io.neonpro.patient.person.Language;
import io.neonpro.patient.person.PersonalDetails;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PatientRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
    private static final PersonalDetails ANA = named("Ana");
    private static final PersonalDetails BIA = named("Bia");
    private static final UUID HERE = UUID.randomUUID();
    private static final UUID THERE = UUID.randomUUID();
    private static final Patient REGISTERED = new Patient.Registered(ANA, Set.of(HERE), 1);
    private static final IntConsumer ANY_REVISION = revision -> {};

    private final PatientRules rules = new PatientRules();

    @Test
    void aPatientIsRegisteredOnce() {
        var again = rules.decide(new Register(BIA, Set.of()), REGISTERED);

        assertThat(codeOf(again)).isEqualTo("already-registered");
    }

    @Test
    void anEditSeesTheDetailsAsTheyAre() {
        var decision = rules.decide(new Update(ANY_REVISION, before -> before), REGISTERED);

        assertThat(decision).isEqualTo(Decision.nothing());
    }

    @Test
    void aChangeIsRemembered() {
        var decision = rules.decide(new Update(ANY_REVISION, before -> BIA), REGISTERED);

        assertThat(decision).isEqualTo(Decision.accept(new PatientEvent.Updated(BIA, Set.of(HERE))));
    }

    @Test
    void nobodyIsEditedOrErasedWhoIsNotThere() {
        assertThat(codeOf(rules.decide(new Update(ANY_REVISION, before -> BIA), new Patient.Unknown())))
                .isEqualTo("not-found");
        assertThat(codeOf(rules.decide(new Update(ANY_REVISION, before -> BIA), new Patient.Erased())))
                .isEqualTo("not-found");
        assertThat(codeOf(rules.decide(erase(Optional.empty()), new Patient.Unknown())))
                .isEqualTo("not-found");
    }

    @Test
    void aClinicIsJoinedOnce() {
        var joined = rules.decide(new JoinClinic(THERE), REGISTERED);

        assertThat(joined).isEqualTo(Decision.accept(new PatientEvent.JoinedClinic(THERE)));
        assertThat(rules.decide(new JoinClinic(HERE), REGISTERED)).isEqualTo(Decision.nothing());
        assertThat(rules.decide(new JoinClinic(HERE), new Patient.Erased())).isEqualTo(Decision.nothing());
    }

    /** Whoever edits somebody is not told that others did, when they were only booked elsewhere. */
    @Test
    void toBeKnownInOneMoreClinicIsNoChangeOfDetails() {
        Patient joined = replay(REGISTERED, List.of(new PatientEvent.JoinedClinic(THERE)));
        Patient updated = replay(joined, List.of(new PatientEvent.Updated(BIA, Set.of(HERE, THERE))));

        assertThat(joined).isEqualTo(new Patient.Registered(ANA, Set.of(HERE, THERE), 1));
        assertThat(updated).isEqualTo(new Patient.Registered(BIA, Set.of(HERE, THERE), 2));
    }

    @Test
    void whoWasNeverTreatedMayBeErased() {
        var decision = rules.decide(erase(Optional.empty()), REGISTERED);

        assertThat(decision).isEqualTo(Decision.accept(new PatientEvent.Erased()));
    }

    @Test
    void aMedicalRecordIsKeptForTwentyYears() {
        Instant lastDay = Instant.parse("2006-03-02T23:59:59Z");

        var tooEarly = rules.decide(erase(Optional.of(lastDay)), REGISTERED);

        assertThat(tooEarly).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.reason().code()).isEqualTo("retention");
            assertThat(refusal.reason().details())
                    .containsEntry("retainedUntil", "2026-03-03")
                    .containsKey("legalBasis");
        });
    }

    @Test
    void afterTwentyYearsAMedicalRecordMayGo() {
        Instant dayBefore = Instant.parse("2006-03-01T23:59:59Z");

        var decision = rules.decide(erase(Optional.of(dayBefore)), REGISTERED);

        assertThat(decision).isEqualTo(Decision.accept(new PatientEvent.Erased()));
    }

    @Test
    void historyReplaysWhenItsPersonalDataIsGone() {
        Patient patient = replay(List.of(
                new PatientEvent.Registered(null, Set.of()),
                new PatientEvent.Updated(null, Set.of()),
                new PatientEvent.Erased()));

        assertThat(patient).isEqualTo(new Patient.Erased());
    }

    @Property
    void onceErasedNothingBringsAPatientBack(@ForAll("commands") List<PatientCommand> asked) {
        Patient erased = replay(List.of(new PatientEvent.Registered(ANA, Set.of()), new PatientEvent.Erased()));

        assertThat(after(asked, erased)).isEqualTo(new Patient.Erased());
    }

    @Property
    void theStateIsWhatTheEventsReplayTo(@ForAll("commands") List<PatientCommand> asked) {
        List<PatientEvent> history = new ArrayList<>();
        Patient patient = rules.initial();
        for (PatientCommand command : asked) {
            List<PatientEvent> events = eventsOf(command, patient);
            history.addAll(events);
            patient = replay(patient, events);
        }

        assertThat(replay(history)).isEqualTo(patient);
        assertThat(history)
                .filteredOn(PatientEvent.Registered.class::isInstance)
                .hasSizeLessThan(2);
    }

    @Provide
    Arbitrary<List<PatientCommand>> commands() {
        return Arbitraries.<PatientCommand>of(
                        new Register(ANA, Set.of()),
                        new Register(BIA, Set.of()),
                        new Update(ANY_REVISION, before -> BIA),
                        new Update(ANY_REVISION, before -> before),
                        new JoinClinic(HERE),
                        new JoinClinic(THERE),
                        erase(Optional.empty()),
                        erase(Optional.of(NOW.minus(Duration.ofDays(1)))))
                .list()
                .ofMaxSize(12);
    }

    private Patient after(List<PatientCommand> asked, Patient patient) {
        return asked.stream()
                .reduce(
                        patient,
                        (state, command) -> replay(state, eventsOf(command, state)),
                        (first, second) -> second);
    }

    private List<PatientEvent> eventsOf(PatientCommand command, Patient patient) {
        return switch (rules.decide(command, patient)) {
            case Accepted<PatientEvent>(var events) -> events;
            case Refusal<PatientEvent> refusal -> List.of();
        };
    }

    private Patient replay(List<PatientEvent> events) {
        return replay(rules.initial(), events);
    }

    private Patient replay(Patient start, List<PatientEvent> events) {
        return events.stream().reduce(start, rules::evolve, (first, second) -> second);
    }

    private static Erase erase(Optional<Instant> lastTreated) {
        return new Erase(lastTreated, NOW, false);
    }

    private static String codeOf(Decision<PatientEvent> decision) {
        return ((Refusal<PatientEvent>) decision).reason().code();
    }

    private static PersonalDetails named(String name) {
        return new PersonalDetails(
                PersonName.of(name), LocalDate.of(1990, 5, 1), null, null, null, Language.BRAZILIAN_PORTUGUESE);
    }
}
