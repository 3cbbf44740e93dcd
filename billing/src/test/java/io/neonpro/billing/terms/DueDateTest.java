package io.neonpro.billing.terms;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.billing.Group;
import io.neonpro.billing.ServiceTest;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By when an invoice must be paid: counted from the clinic's day, by the tenant's configuration. */
@ServiceTest
class DueDateTest {

    private static final Instant NOON = Instant.parse("2030-09-07T15:00:00Z");

    private final Group group = Group.open();

    /** C26b: none of these is the day of UTC, where the consumer's clock may be. */
    @ParameterizedTest
    @CsvSource({
        "America/Sao_Paulo, 2030-09-08T01:00:00Z, 2030-09-14",
        "America/Sao_Paulo, 2030-09-08T03:00:00Z, 2030-09-15",
        "Pacific/Kiritimati, 2030-09-07T12:00:00Z, 2030-09-15",
        "Pacific/Kiritimati, 2030-09-07T09:59:59Z, 2030-09-14",
        "Pacific/Pago_Pago, 2030-09-08T10:59:59Z, 2030-09-14",
    })
    void daysCountFromTheClinicsDay(String zone, Instant treatedAt, String due) {
        UUID clinic = UUID.randomUUID();
        group.heard(group.open(clinic, 1, zone));
        UUID appointment = scheduledIn(clinic);

        group.heard(group.complete(appointment, clinic, treatedAt));

        assertThat(dueDate(appointment)).isEqualTo(due);
    }

    /** C26b: events of two topics come in any order. */
    @Test
    void aTreatmentInAClinicThatIsOnItsWayWaitsForIt() {
        UUID clinic = UUID.randomUUID();
        UUID appointment = scheduledIn(clinic);
        UUID completed = group.complete(appointment, clinic, Instant.parse("2030-09-07T12:00:00Z"));

        group.open(clinic, 1, "Pacific/Kiritimati");

        group.heard(completed);
        assertThat(dueDate(appointment)).isEqualTo("2030-09-15");
    }

    @Test
    void anOlderSnapshotOfTheClinicChangesNothing() {
        group.heard(group.open(group.clinic, 3, "Pacific/Kiritimati"));

        group.heard(group.open(group.clinic, 2, "Pacific/Pago_Pago"));

        assertThat(dueAtNoon()).isEqualTo("2030-09-15");
    }

    /** N1 */
    @ParameterizedTest
    @CsvSource({"30, 2030-10-07", "0, 2030-09-07", "120, 2031-01-05"})
    void theTenantSaysHowManyDays(int dueDays, String due) {
        group.heard(group.configure(2, Map.of("dueDays", dueDays)));

        assertThat(dueAtNoon()).isEqualTo(due);
    }

    @Test
    void anOlderConfigurationThatComesLateChangesNothing() {
        group.heard(group.configure(3, Map.of()));

        group.heard(group.configure(2, Map.of("dueDays", 30)));

        assertThat(dueAtNoon()).isEqualTo("2030-09-14");
    }

    @Test
    void whatIsTakenOutOfTheConfigurationCountsNoMore() {
        List<UUID> told = List.of(group.configure(2, Map.of("dueDays", 30)), group.configure(3, Map.of()));

        told.forEach(group::heard);

        assertThat(dueAtNoon()).isEqualTo("2030-09-14");
    }

    @Test
    void anotherTenantsDaysAreTheirOwn() {
        Group others = Group.open();
        others.heard(others.configure(2, Map.of("dueDays", 30)));

        assertThat(dueAtNoon()).isEqualTo("2030-09-14");
    }

    private String dueAtNoon() {
        UUID appointment = group.scheduled();
        group.heard(group.complete(appointment, group.clinic, NOON));
        return dueDate(appointment);
    }

    private UUID scheduledIn(UUID clinic) {
        UUID appointment = UUID.randomUUID();
        Scheduled here = group.schedule(appointment, UUID.randomUUID());
        group.heard(group.tell(
                appointment,
                new Scheduled(appointment, clinic, here.patientId(), here.treatmentId(), here.slot(), null, null)));
        return appointment;
    }

    private String dueDate(UUID appointment) {
        return group.invoice(appointment).getString("dueDate");
    }
}
