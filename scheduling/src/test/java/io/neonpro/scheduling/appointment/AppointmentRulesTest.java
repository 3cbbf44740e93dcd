package io.neonpro.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.Slot;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.scheduling.appointment.AppointmentCommand.Cancel;
import io.neonpro.scheduling.appointment.AppointmentCommand.CheckIn;
import io.neonpro.scheduling.appointment.AppointmentCommand.Complete;
import io.neonpro.scheduling.appointment.AppointmentCommand.Confirm;
import io.neonpro.scheduling.appointment.AppointmentCommand.Miss;
import io.neonpro.scheduling.appointment.AppointmentCommand.Reschedule;
import io.neonpro.scheduling.appointment.AppointmentCommand.Schedule;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AppointmentRulesTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Set<Status> FINAL = Set.of(Status.COMPLETED, Status.CANCELLED, Status.NO_SHOW);

    private final AppointmentRules rules = new AppointmentRules();

    @Provide
    Arbitrary<List<AppointmentCommand>> commands() {
        return Arbitraries.<AppointmentCommand>of(
                        schedule(),
                        new Reschedule(slot(11)),
                        new Reschedule(slot(12)),
                        new Cancel("patient-request"),
                        new Confirm(),
                        new CheckIn(),
                        new Complete(),
                        new Miss())
                .list()
                .ofMaxSize(12);
    }

    @Property
    void whatIsOverStaysAsItIs(@ForAll("commands") List<AppointmentCommand> commands) {
        Appointment now = rules.initial();

        for (AppointmentCommand command : commands) {
            Appointment next = carriedOut(command, now);
            if (now.exists() && FINAL.contains(now.status())) {
                assertThat(next).isEqualTo(now);
            }
            now = next;
        }
    }

    @Property
    void askingTwiceIsAskingOnce(@ForAll("commands") List<AppointmentCommand> commands) {
        Appointment now = rules.initial();

        for (AppointmentCommand command : commands) {
            now = carriedOut(command, now);
            if (rules.decide(command, now) instanceof Decision.Accepted<AppointmentEvent> again) {
                assertThat(again.events()).isEmpty();
            }
        }
    }

    @Property
    void nothingMovesOnceThePatientIsThere(@ForAll("commands") List<AppointmentCommand> commands) {
        Appointment now = rules.initial();

        for (AppointmentCommand command : commands) {
            Appointment next = carriedOut(command, now);
            if (now.status() == Status.CHECKED_IN) {
                assertThat(next.slot()).isEqualTo(now.slot());
            }
            now = next;
        }
    }

    @Test
    void aMoveTakesTheConfirmationBack() {
        Appointment confirmed = carriedOut(new Confirm(), carriedOut(schedule(), rules.initial()));

        Appointment moved = carriedOut(new Reschedule(slot(12)), confirmed);

        assertThat(moved.status()).isEqualTo(Status.SCHEDULED);
        assertThat(moved.slot()).isEqualTo(slot(12));
    }

    @Test
    void whatWasNeverBookedIsMissing() {
        Decision<AppointmentEvent> decision = rules.decide(new Confirm(), rules.initial());

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refusal.class,
                        refusal -> assertThat(refusal.reason().kind()).isEqualTo(Rejected.Kind.MISSING));
    }

    private Appointment carriedOut(AppointmentCommand command, Appointment now) {
        Appointment state = now;
        if (rules.decide(command, now) instanceof Decision.Accepted<AppointmentEvent> accepted) {
            for (AppointmentEvent event : accepted.events()) {
                state = rules.evolve(state, event);
            }
        }
        return state;
    }

    private static Schedule schedule() {
        return new Schedule(ID, new UUID(0, 2), new UUID(0, 3), new UUID(0, 4), slot(10));
    }

    private static Slot slot(int hour) {
        Instant start = Instant.parse("2026-12-07T00:00:00Z").plusSeconds(hour * 3600L);
        return new Slot(new UUID(0, 5), null, List.of(), start, start.plusSeconds(1800), start.plusSeconds(2700));
    }
}
