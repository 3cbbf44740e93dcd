package io.neonpro.scheduling.appointment;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.replay.ReadModel;
import io.neonpro.kernel.replay.ReadTable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The appointments as their events say they are; {@link AppointmentView} follows one command. */
@Singleton
class AppointmentModel extends ReadModel<Appointment, AppointmentEvent> {

    /** Of the clinic, which may have moved since; no event says what it was. */
    private static final String ZONE =
            "coalesce((select timezone from clinic where tenant_id = $1 and id = expected.clinic_id), 'UTC')";

    private static final ReadTable TABLE =
            ReadTable.of("appointment", AppointmentRow.class, "id", List.of("id"), Map.of("timezone", ZONE));

    AppointmentModel(Appointments appointments) {
        super(appointments.aggregate(), TABLE);
    }

    @Override
    protected List<List<? extends Record>> rows(Change<Appointment, AppointmentEvent> now) {
        return List.of(List.of(AppointmentRow.of(now)));
    }
}
