package io.neonpro.scheduling.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.Slot;
import io.neonpro.kernel.event.Decision;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.value.Money;
import io.neonpro.scheduling.appointment.AppointmentCommand.Cancel;
import io.neonpro.scheduling.appointment.AppointmentCommand.CheckIn;
import io.neonpro.scheduling.appointment.AppointmentCommand.Complete;
import io.neonpro.scheduling.appointment.AppointmentCommand.Confirm;
import io.neonpro.scheduling.appointment.AppointmentCommand.Miss;
import io.neonpro.scheduling.appointment.AppointmentCommand.Reschedule;
import io.neonpro.scheduling.appointment.AppointmentCommand.Schedule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AppointmentRulesTest {

    private static final UUID ID = new UUID(0, 1);
    private static final Set<Status> FINAL = Set.of(Status.COMPLETED, Status.CANCELLED, Status.NO_SHOW);

    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    /** When anything can be true of the slots at 10, 11 and 12. */
    private static final ZonedDateTime TIMELY =
            LocalDate.parse("2026-12-07").atTime(10, 0).atZone(ZONE);

    private static final Promise PROMISE = new Promise(new Money(new BigDecimal("180"), "BRL"), 3L);

    private final AppointmentRules rules = new AppointmentRules();

    @Provide
    Arbitrary<List<AppointmentCommand>> commands() {
        return Arbitraries.<AppointmentCommand>of(
                        schedule(),
                        new Reschedule(slot(11), TIMELY),
                        new Reschedule(slot(12), TIMELY),
                        new Cancel("patient-request", TIMELY),
                        new Confirm(TIMELY),
                        new CheckIn(TIMELY),
                        new Complete(TIMELY),
                        new Miss(TIMELY))
                .list()
                .ofMaxSize(12);
    }

    /** C22, C22b: what is carried out can be true at its time, in whatever state and whenever it is asked for. */
    @Property
    void nothingHappensBeforeOrAfterItCan(
            @ForAll @IntRange(min = -3000, max = 3000) int minutes, @ForAll("states") Appointment appointment) {
        ZonedDateTime now = slot(10).start().atZone(ZONE).plusMinutes(minutes);
        boolean isTheDay =
                now.toLocalDate().equals(slot(10).start().atZone(ZONE).toLocalDate());

        assertThat(happens(new Complete(now), appointment)).isEqualTo(minutes >= 0);
        assertThat(happens(new Miss(now), appointment)).isEqualTo(minutes >= 0);
        assertThat(happens(new Cancel(null, now), appointment)).isEqualTo(minutes < 30);
        if (appointment.status() != Status.CHECKED_IN) {
            assertThat(happens(new CheckIn(now), appointment)).isEqualTo(isTheDay && minutes < 30);
            assertThat(happens(new Reschedule(slot(12), now), appointment)).isEqualTo(minutes < 30);
        }
    }

    @Provide
    Arbitrary<Appointment> states() {
        Appointment scheduled = carriedOut(schedule(), rules.initial());
        return Arbitraries.of(
                scheduled, carriedOut(new Confirm(TIMELY), scheduled), carriedOut(new CheckIn(TIMELY), scheduled));
    }

    private boolean happens(AppointmentCommand command, Appointment now) {
        return rules.decide(command, now) instanceof Decision.Accepted<AppointmentEvent> accepted
                && !accepted.events().isEmpty();
    }

    /** C22: the clinic's day, not that of a server. */
    @Test
    void whoComesTooEarlyIsToldWhenTheyMayCome() {
        ZonedDateTime eve = slot(10).start().atZone(ZONE).minusHours(10).minusMinutes(1);

        Decision<AppointmentEvent> decision = rules.decide(new CheckIn(eve), carriedOut(schedule(), rules.initial()));

        assertThat(decision).isInstanceOfSatisfying(Decision.Refusal.class, refusal -> {
            assertThat(refusal.reason().code()).isEqualTo("too-early");
            assertThat(refusal.reason().details())
                    .isEqualTo(Map.of("possibleFrom", OffsetDateTime.parse("2026-12-07T00:00:00-03:00")));
        });
    }

    /** Somebody may wait before midnight for what begins after it. */
    @Test
    void aroundMidnightTheDayBeginsEarlier() {
        Instant start = Instant.parse("2026-12-07T03:30:00Z");
        Slot slot = new Slot(new UUID(0, 5), null, List.of(), start, start.plusSeconds(1800), start.plusSeconds(1800));
        Appointment early = carriedOut(schedule(slot), rules.initial());

        assertThat(happens(new CheckIn(start.atZone(ZONE).minusHours(2)), early))
                .isTrue();
        assertThat(happens(new CheckIn(start.atZone(ZONE).minusHours(3)), early))
                .isFalse();
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
        Appointment confirmed = carriedOut(new Confirm(TIMELY), carriedOut(schedule(), rules.initial()));

        Appointment moved = carriedOut(new Reschedule(slot(12), TIMELY), confirmed);

        assertThat(moved.status()).isEqualTo(Status.SCHEDULED);
        assertThat(moved.slot()).isEqualTo(slot(12));
    }

    /** Streams over all clinics need not look up what an appointment was. */
    @Property
    void everyEventSaysWhereWithWhomAndWhenItIs(@ForAll("commands") List<AppointmentCommand> commands) {
        Appointment now = rules.initial();

        for (AppointmentCommand command : commands) {
            for (AppointmentEvent event : eventsOf(command, now)) {
                now = rules.evolve(now, event);
                assertThat(event.clinicId()).isEqualTo(now.clinic());
                assertThat(event.treatmentId()).isEqualTo(now.treatment());
                assertThat(event.slot()).isEqualTo(now.slot());
            }
        }
    }

    /** Else a patient would be told of it. */
    @Test
    void nothingHasMovedWhenThePractitionersProfessionHasChanged() {
        Slot slot = slot(10);
        Slot sameSlot = new Slot(
                slot.practitionerId(),
                slot.roomId(),
                slot.deviceIds(),
                slot.start(),
                slot.end(),
                slot.occupiedUntil(),
                "nurse");

        assertThat(happens(new Reschedule(sameSlot, TIMELY), carriedOut(schedule(), rules.initial())))
                .isFalse();
    }

    @Test
    void whatWasNeverBookedIsMissing() {
        Decision<AppointmentEvent> decision = rules.decide(new Confirm(TIMELY), rules.initial());

        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Refusal.class,
                        refusal -> assertThat(refusal.reason().kind()).isEqualTo(Rejected.Kind.MISSING));
    }

    private Appointment carriedOut(AppointmentCommand command, Appointment now) {
        Appointment state = now;
        for (AppointmentEvent event : eventsOf(command, now)) {
            state = rules.evolve(state, event);
        }
        return state;
    }

    private List<AppointmentEvent> eventsOf(AppointmentCommand command, Appointment now) {
        return rules.decide(command, now) instanceof Decision.Accepted<AppointmentEvent> accepted
                ? accepted.events()
                : List.of();
    }

    private static Schedule schedule() {
        return schedule(slot(10));
    }

    private static Schedule schedule(Slot slot) {
        return new Schedule(ID, new UUID(0, 2), new UUID(0, 3), new UUID(0, 4), slot, PROMISE);
    }

    private static Slot slot(int hour) {
        Instant start =
                LocalDate.parse("2026-12-07").atTime(hour, 0).atZone(ZONE).toInstant();
        return new Slot(new UUID(0, 5), null, List.of(), start, start.plusSeconds(1800), start.plusSeconds(2700));
    }
}
