package io.neonpro.notify.appointment;

import io.neonpro.contracts.appointment.AppointmentEvent;
import io.neonpro.contracts.appointment.AppointmentEvent.Confirmed;
import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.kernel.tenant.Decided;
import io.neonpro.kernel.tenant.FlagSubject;
import io.neonpro.kernel.tenant.Flags;
import io.neonpro.kernel.tenant.Settings;
import io.neonpro.notify.appointment.ReminderJob.Upcoming;
import io.neonpro.notify.contact.PatientMemory;
import io.neonpro.notify.message.Announcement;
import io.neonpro.notify.message.Messages;
import io.neonpro.notify.message.Regarding;
import io.neonpro.notify.reminder.ReminderRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Has an appointment one reminder, or none: planned when it is made, planned anew when it is moved, gone when it will not take
 * place. Always within the caller's transaction.
 */
@ApplicationScoped
class Reminders implements PatientMemory {

    private static final int NEVER = 0;

    private final Jobs jobs;
    private final Settings settings;
    private final Flags flags;
    private final Messages messages;

    Reminders(Jobs jobs, Settings settings, Flags flags, Messages messages) {
        this.jobs = jobs;
        this.settings = settings;
        this.flags = flags;
        this.messages = messages;
    }

    /**
     * How many days before it a patient is to be reminded of a visit.
     *
     * @return 0 where what they are told does not have them reminded
     */
    Uni<Integer> daysBefore(Announcement announcement) {
        return switch (announcement.kind()) {
            case CONFIRMATION, RESCHEDULING -> settings.now().map(decided -> daysBefore(announcement.about(), decided));
            case CANCELLATION, REMINDER -> Uni.createFrom().item(NEVER);
        };
    }

    private int daysBefore(Regarding about, Decided decided) {
        FlagSubject subject = FlagSubject.of(about.appointmentId(), about.clinicId());
        return flags.isOn(TenantSettings.REMINDERS, subject, decided)
                ? decided.get(TenantSettings.REMINDER_DAYS)
                : NEVER;
    }

    /**
     * What the patient is told now decides of what they are reminded. Of what they are told first, nothing is to be dropped.
     *
     * @param clock of the clinic
     */
    Uni<Void> follow(Announcement announcement, ZoneId clock, int daysBefore) {
        return switch (announcement.kind()) {
            case CONFIRMATION -> plan(announcement, clock, daysBefore);
            case RESCHEDULING ->
                Uni.combine()
                        .all()
                        .unis(drop(announcement.about().appointmentId()), plan(announcement, clock, daysBefore))
                        .discardItems();
            case CANCELLATION -> drop(announcement.about().appointmentId());
            case REMINDER -> Uni.createFrom().voidItem();
        };
    }

    /** What the patient is not told: once they are there, or were not, there is nothing to tell them any more. */
    Uni<Void> follow(AppointmentEvent event) {
        return event instanceof Confirmed ? Uni.createFrom().voidItem() : drop(event.appointmentId());
    }

    /** What was so until now is not sent any more either, if it still waits. */
    private Uni<Void> drop(UUID appointmentId) {
        return Uni.combine()
                .all()
                .unis(jobs.cancel(appointmentId), messages.withdraw(appointmentId))
                .discardItems();
    }

    private Uni<Void> plan(Announcement announcement, ZoneId clock, int daysBefore) {
        return ReminderRules.due(announcement.start(), clock, daysBefore, Instant.now())
                .map(due -> jobs.add(job(announcement, due)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static NewJob<Upcoming> job(Announcement announcement, Instant due) {
        UUID appointment = announcement.about().appointmentId();
        return NewJob.of(ReminderJob.NAME, Upcoming.of(announcement))
                .at(due)
                .inPlaceOf(appointment)
                .ownedBy(appointment)
                .about(announcement.about().patientId());
    }

    @Override
    public Uni<Void> forget(UUID patientId) {
        return jobs.forget(patientId).replaceWithVoid();
    }
}
