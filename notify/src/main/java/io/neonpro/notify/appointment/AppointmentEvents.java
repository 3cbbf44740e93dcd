package io.neonpro.notify.appointment;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** Hears what happens to appointments, and has the patients told. */
@ApplicationScoped
class AppointmentEvents {

    private static final EventFamily KNOWN = EventFamily.of(AppointmentEvent.class);

    private final Inbox inbox;
    private final Announcements announcements;
    private final Reminders reminders;

    AppointmentEvents(Inbox inbox, Announcements announcements, Reminders reminders) {
        this.inbox = inbox;
        this.announcements = announcements;
        this.reminders = reminders;
    }

    @Incoming("scheduling")
    Uni<Void> hear(Message<String> message) {
        return inbox.receive(message, KNOWN, event -> follow((AppointmentEvent) event));
    }

    private Uni<?> follow(AppointmentEvent event) {
        return Announcement.of(event).<Uni<?>>map(announcements::write).orElseGet(() -> reminders.follow(event));
    }
}
