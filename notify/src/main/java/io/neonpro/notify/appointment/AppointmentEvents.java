package io.neonpro.notify.appointment;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.neonpro.notify.message.Announcement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Hears what happens to appointments, and has the patients told. */
@Singleton
class AppointmentEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(AppointmentEvent.class);

    private final Announcements announcements;
    private final Reminders reminders;

    AppointmentEvents(Announcements announcements, Reminders reminders) {
        super("scheduling", KNOWN);
        this.announcements = announcements;
        this.reminders = reminders;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return follow((AppointmentEvent) event);
    }

    private Uni<?> follow(AppointmentEvent event) {
        return Announcement.of(event).<Uni<?>>map(announcements::write).orElseGet(() -> reminders.follow(event));
    }
}
