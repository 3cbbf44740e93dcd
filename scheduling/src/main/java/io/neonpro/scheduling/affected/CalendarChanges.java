package io.neonpro.scheduling.affected;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.contracts.clinic.CatalogueEvent;
import io.neonpro.contracts.clinic.CatalogueEvent.ClinicChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.HoursChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.PractitionerChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.ResourceChanged;
import io.neonpro.contracts.clinic.CatalogueEvent.TreatmentChanged;
import io.neonpro.contracts.clinic.HoursSubject;
import io.neonpro.kernel.data.Deadline;
import io.neonpro.kernel.data.LockTimeout;
import io.neonpro.kernel.data.SqlState;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.scheduling.appointment.AppointmentList;
import io.neonpro.scheduling.appointment.Attention;
import io.neonpro.scheduling.appointment.Attention.Scope;
import io.neonpro.scheduling.calendar.CalendarLock;
import io.neonpro.scheduling.calendar.Snapshots;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What changes of the catalogue and of the hours do to appointments that were made before. */
@ApplicationScoped
public class CalendarChanges {

    private static final int MAX_LISTED = 50;

    /** Whoever books waits behind a change that waits; shorter than it takes Postgres to look for a deadlock. */
    private static final LockTimeout SHORTLY = new LockTimeout(Duration.ofMillis(500));

    /** As long as clinic waits for the answer, and as the change itself may have to wait for what the question holds. */
    private static final Duration WHILE_ASKED = Duration.ofSeconds(2);

    private final Snapshots snapshots;
    private final Attention attention;
    private final AppointmentList appointments;

    CalendarChanges(Snapshots snapshots, Attention attention, AppointmentList appointments) {
        this.snapshots = snapshots;
        this.attention = attention;
        this.appointments = appointments;
    }

    /**
     * Flags those that cannot take place any more, and takes the flag from those that can again.
     *
     * @return fails while others have what it needs to itself: it is the one to come again, lest everybody's events wait for them
     */
    Uni<?> carryOut(CatalogueEvent change) {
        return SHORTLY.set()
                .chain(CalendarLock::claim)
                .chain(() -> snapshots.keep(change))
                .chain(() -> attention.review(scope(change)));
    }

    /**
     * What {@link #carryOut} would flag: carries it out and takes it back.
     *
     * @return fails with {@code no-such-change} for what cannot be kept, with 503 when it takes longer than anybody waits for it
     */
    public Uni<AffectedAppointments> wouldAffect(CatalogueEvent change) {
        Scope scope = scope(change);
        Deadline deadline = Deadline.in(WHILE_ASKED);
        return Transactions.undone(() -> deadline.before(() -> snapshots.keep(change))
                        .chain(() -> deadline.before(() -> attention.gained(scope)))
                        .flatMap(ids -> shown(ids, scope, deadline)))
                .onFailure(CalendarChanges::isOfItsData)
                .transform(failure -> Rejected.invalid("no-such-change", "Nothing in the catalogue can read so.")
                        .asFailure());
    }

    /** SQLSTATE classes 22, data exception, and 23, integrity constraint violation. */
    private static boolean isOfItsData(Throwable failure) {
        return SqlState.of(failure).matches("2[23]...");
    }

    /** Counts all; lists those that the caller may see, as they would be. */
    private Uni<AffectedAppointments> shown(List<UUID> ids, Scope scope, Deadline deadline) {
        boolean maySee = Tenancy.require().permissions().contains(Permissions.APPOINTMENT_READ);
        return ids.isEmpty() || !maySee
                ? Uni.createFrom().item(new AffectedAppointments(ids.size(), List.of()))
                : deadline.before(() -> attention.flag(scope))
                        .chain(() -> deadline.before(() -> appointments.current(
                                ids.stream().limit(MAX_LISTED).toList())))
                        .map(listed -> new AffectedAppointments(ids.size(), listed));
    }

    private static Scope scope(CatalogueEvent change) {
        return switch (change) {
            case ClinicChanged e -> new Scope(e.clinicId(), null, null, null, null);
            case PractitionerChanged e -> new Scope(null, e.practitionerId(), null, null, null);
            case TreatmentChanged e -> new Scope(null, null, e.treatmentId(), null, null);
            case ResourceChanged e -> new Scope(null, null, null, e.resourceId(), null);
            case HoursChanged e
            when e.subject() == HoursSubject.CLINIC -> new Scope(e.clinicId(), null, null, null, null);
            case HoursChanged e -> new Scope(e.clinicId(), e.subjectId(), null, null, null);
        };
    }
}
