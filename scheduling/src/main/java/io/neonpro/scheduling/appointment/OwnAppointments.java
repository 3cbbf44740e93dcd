package io.neonpro.scheduling.appointment;

import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Refused;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.rate.Pace;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.FreeText;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.scheduling.appointment.AppointmentCommand.Confirm;
import io.neonpro.scheduling.calendar.CalendarLock;
import io.neonpro.scheduling.calendar.KnownPatients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the patient whom the token names sees and does of their own: by {@link Appointments} like anybody's, within {@link
 * OwnRules}. What is another's, or of a clinic that the token does not open, is not there.
 */
@ApplicationScoped
class OwnAppointments {

    private static final String CHANGES = "own-appointments";
    private static final String TOO_OFTEN = "Appointments were changed too often; the clinic may change them.";

    private final Appointments appointments;
    private final AppointmentList list;
    private final KnownPatients patients;
    private final Pace pace;

    OwnAppointments(Appointments appointments, AppointmentList list, KnownPatients patients, Pace pace) {
        this.appointments = appointments;
        this.list = list;
        this.patients = patients;
        this.pace = pace;
    }

    Uni<OwnAppointment> get(UUID id) {
        UUID me = me();
        return list.find(id)
                .map(found -> found.filter(one -> one.patientId().equals(me)).orElseThrow(OwnAppointments::noneSuch))
                .map(OwnAppointment::of);
    }

    Uni<Page<OwnAppointment>> matching(OwnFilter filter, PageRequest page) {
        return list.matching(filter.of(me()), page).map(found -> found.map(OwnAppointment::of));
    }

    /** Nobody books for them at the same time, lest both count the same. */
    Uni<OwnAppointment> schedule(AppointmentRequest.ScheduleOwn request) {
        UUID me = me();
        ClinicScope.current().require(request.clinicId());
        return pace.require(CHANGES, TOO_OFTEN)
                .chain(() -> Transactions.run(() -> CalendarLock.sharedBy(patients.requireAlone(me))
                        .chain(() -> list.ahead(me))
                        .invoke(ahead -> refuse(OwnRules.tooMany(ahead.size())))
                        .chain(() -> appointments.schedule(request.booking(me)))))
                .map(OwnAppointment::of);
    }

    Uni<OwnAppointment> reschedule(Target target, Instant start, Optional<UUID> practitioner) {
        return changed(
                me -> CalendarLock.sharedBy(own(target, me)),
                () -> appointments.reschedule(target, start, practitioner));
    }

    Uni<OwnAppointment> cancel(Target target, Optional<FreeText> reason) {
        return changed(me -> own(target, me), () -> appointments.cancel(target, reason));
    }

    Uni<OwnAppointment> confirm(Target target) {
        return changed(me -> own(target, me), () -> appointments.carryOut(target, Confirm::new));
    }

    private Uni<OwnAppointment> changed(
            Function<UUID, Uni<AppointmentView>> own, Supplier<Uni<BookedAppointment>> change) {
        UUID me = me();
        return pace.require(CHANGES, TOO_OFTEN)
                .chain(() -> Transactions.run(() -> own.apply(me)
                        .invoke(view -> refuse(OwnRules.begun(view.row().startsAt(), Instant.now())))
                        .chain(change::get)))
                .map(OwnAppointment::of);
    }

    /** Locked until the transaction ends. */
    private static Uni<AppointmentView> own(Target target, UUID me) {
        return AppointmentView.locked(target.id())
                .map(found -> found.filter(view -> view.row().patientId().equals(me))
                        .filter(view ->
                                ClinicScope.current().includes(view.row().clinicId()))
                        .orElseThrow(OwnAppointments::noneSuch));
    }

    private static UUID me() {
        return Tenancy.require().requirePatient();
    }

    private static void refuse(Optional<Rejected> refusal) {
        refusal.ifPresent(reason -> {
            throw reason.asFailure();
        });
    }

    private static Refused noneSuch() {
        return Rejected.missing("appointment-not-found", "There is no such appointment.")
                .asFailure();
    }
}
