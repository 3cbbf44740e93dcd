package io.neonpro.scheduling.agenda;

import io.neonpro.scheduling.appointment.BookedAppointment;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * What an event tells: something happened to an appointment of this agenda.
 *
 * @param appointment as it stands once the first watcher is shown it; read once, however many watch
 */
record Told(Agenda agenda, String type, Uni<Optional<BookedAppointment>> appointment) {

    /** A connection that broke, once, is no reason for all of them to lose their streams. */
    Told {
        appointment =
                appointment.onFailure().recoverWithUni(appointment).memoize().indefinitely();
    }
}
