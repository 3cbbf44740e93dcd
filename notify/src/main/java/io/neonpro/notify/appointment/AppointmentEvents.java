package io.neonpro.notify.appointment;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.AppointmentEvent.Scheduled;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Listener;
import io.neonpro.kernel.event.Occurrence;
import io.neonpro.notify.contact.ContactClinics;
import io.neonpro.notify.message.Announcement;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/** Hears what happens to appointments, and has the patients told. */
@Singleton
class AppointmentEvents extends Listener {

    private static final EventFamily KNOWN = EventFamily.of(AppointmentEvent.class);

    private final Announcements announcements;
    private final Reminders reminders;
    private final ContactClinics clinics;

    AppointmentEvents(Announcements announcements, Reminders reminders, ContactClinics clinics) {
        super("scheduling", KNOWN);
        this.clinics = clinics;
        this.announcements = announcements;
        this.reminders = reminders;
    }

    @Override
    protected boolean isQuick(Class<?> event) {
        return true;
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return Uni.combine()
                .all()
                .unis(join(event), follow((AppointmentEvent) event))
                .discardItems();
    }

    /** Nobody is told again; where a patient is known is known once. */
    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return join(event);
    }

    private Uni<Void> join(Object event) {
        return event instanceof Scheduled booked
                ? clinics.join(booked.patientId(), Set.of(booked.clinicId()))
                : Uni.createFrom().voidItem();
    }

    private Uni<?> follow(AppointmentEvent event) {
        return Announcement.of(event).<Uni<?>>map(announcements::write).orElseGet(() -> reminders.follow(event));
    }
}
