package io.neonpro.notify.appointment;

import io.neonpro.kernel.job.Job;
import io.neonpro.kernel.job.JobKind;
import io.neonpro.kernel.job.JobLimits;
import io.neonpro.notify.appointment.ReminderJob.Upcoming;
import io.neonpro.notify.message.Announcement;
import io.neonpro.notify.message.MessageKind;
import io.neonpro.notify.message.Regarding;
import io.neonpro.notify.message.SkipReason;
import io.neonpro.notify.reminder.ReminderRules;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reminds a patient of an appointment: whether they may be written to, where and how is seen when it is due. */
@Singleton
class ReminderJob extends JobKind<Upcoming> {

    static final String NAME = "reminder";

    private static final int MAX_UPCOMING = 50_000;

    private final Announcements announcements;

    ReminderJob(Announcements announcements) {
        super(NAME, Upcoming.class, JobLimits.STANDARD.withPerTenant(MAX_UPCOMING));
        this.announcements = announcements;
    }

    @Override
    protected Uni<?> run(Job<Upcoming> job) {
        Announcement reminder = job.payload().reminder();
        return ReminderRules.isTooLate(job.payload().start(), Instant.now())
                ? announcements.skip(reminder, SkipReason.TOO_LATE)
                : announcements.write(reminder);
    }

    /** An appointment as it is to be. */
    @RegisterForReflection
    record Upcoming(
            UUID appointmentId,
            UUID clinicId,
            UUID patientId,
            UUID treatmentId,
            UUID practitionerId,
            Instant start,
            Instant end) {

        static Upcoming of(Announcement announcement) {
            Regarding about = announcement.about();
            return new Upcoming(
                    about.appointmentId(),
                    about.clinicId(),
                    about.patientId(),
                    announcement.treatmentId(),
                    announcement.practitionerId(),
                    announcement.start(),
                    announcement.end());
        }

        Announcement reminder() {
            return new Announcement(
                    MessageKind.REMINDER,
                    new Regarding(patientId, appointmentId, clinicId),
                    treatmentId,
                    practitionerId,
                    start,
                    end,
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
