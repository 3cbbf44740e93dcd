package io.neonpro.scheduling.erasure;

import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.scheduling.appointment.AppointmentList;
import io.neonpro.scheduling.appointment.BookedAppointment;
import io.neonpro.scheduling.calendar.KnownPatients;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Closes patients for booking before they are erased. The stop lapses by itself: whether the erasure
 * came about is asked of the patient service after that, until its event says so.
 */
@ApplicationScoped
public class BookingStops {

    private static final int MAX_LISTED = 50;

    private final KnownPatients patients;
    private final AppointmentList appointments;

    BookingStops(KnownPatients patients, AppointmentList appointments) {
        this.patients = patients;
        this.appointments = appointments;
    }

    /**
     * Asking again makes the stop last longer.
     *
     * @return fails with {@code appointments-ahead}, and stops nothing, when the patient has any
     */
    public Uni<Void> stop(UUID patientId) {
        return Transactions.run(() -> patients.stop(patientId)
                .chain(() -> appointments.ahead(patientId))
                .invoke(this::requireNone)
                .replaceWithVoid());
    }

    /** Names those in clinics that the caller may see, and counts them all. */
    private void requireNone(List<BookedAppointment> ahead) {
        if (!ahead.isEmpty()) {
            throw Rejected.conflict("appointments-ahead", "The patient has appointments ahead; cancel them first.")
                    .with("count", ahead.size())
                    .with(
                            "appointments",
                            ahead.stream()
                                    .filter(one -> ClinicScope.current().includes(one.clinicId()))
                                    .limit(MAX_LISTED)
                                    .toList())
                    .asFailure();
        }
    }
}
