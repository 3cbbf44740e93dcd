package io.neonpro.notify.appointment;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Hears what happens to appointments, and has the patients told. */
@ApplicationScoped
class AppointmentEvents implements Listener {

    private static final EventFamily KNOWN = EventFamily.of(AppointmentEvent.class);

    private final Announcements announcements;
    private final Reminders reminders;

    AppointmentEvents(Announcements announcements, Reminders reminders) {
        this.announcements = announcements;
        this.reminders = reminders;
    }

    @Override
    public String source() {
        return "scheduling";
    }

    @Override
    public EventFamily known() {
        return KNOWN;
    }

    @Override
    public Uni<?> hear(Object event, Instant time) {
        return follow((AppointmentEvent) event);
    }

    private Uni<?> follow(AppointmentEvent event) {
        return Announcement.of(event).<Uni<?>>map(announcements::write).orElseGet(() -> reminders.follow(event));
    }
}
