package io.neonpro.notify.appointment;

import static io.neonpro.notify.Group.PATIENCE;
import static io.neonpro.notify.Group.START;
import static io.neonpro.notify.Group.address;
import static io.neonpro.notify.Group.is;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.Stack;
import io.neonpro.devstack.mail.Mail;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.kernel.value.Ids;
import io.neonpro.notify.Group;
import io.neonpro.notify.appointment.ReminderJob.Upcoming;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What tests of reminders begin with: a group, and the time when its reminders are due. */
abstract class RemindersTest {

    private static final TenantStatement PLANNED =
            new TenantStatement("select due_at from job where tenant_id = $1 and owner = $2");

    private static final TenantStatement MAKE_DUE =
            new TenantStatement("update job set due_at = now() where tenant_id = $1 and kind = 'reminder'");

    private static final TenantStatement LEFT =
            new TenantStatement("select id from job where tenant_id = $1 and kind = 'reminder'");

    Stack stack;

    @Inject
    Jobs jobs;

    final Group group = Group.open();

    final UUID booked(UUID patient) {
        UUID appointment = group.schedule(patient);
        group.messages(patient, is("confirmation", "sent"));
        return appointment;
    }

    final Upcoming upcoming(UUID appointment, UUID patient, Instant start) {
        return new Upcoming(
                appointment,
                group.clinic,
                patient,
                group.treatment,
                group.practitioner,
                start,
                start.plus(Duration.ofMinutes(30)));
    }

    /**
     * As if the time of all this group's reminders had come; the transaction has the engine look by a job for later that it
     * takes back.
     */
    final void makeDue() {
        UUID nothing = Ids.next();
        var never = NewJob.of(ReminderJob.NAME, upcoming(nothing, nothing, START))
                .at(Instant.now().plusSeconds(1))
                .ownedBy(nothing);
        group.as(() -> MAKE_DUE.run().chain(() -> jobs.add(never)).chain(() -> jobs.cancel(nothing)));
        await().atMost(PATIENCE)
                .until(() -> group.as(() -> LEFT.list(row -> row.getUUID(0))).isEmpty());
    }

    final Optional<Instant> planned(UUID appointment) {
        return group.as(() -> PLANNED.find(row -> row.getOffsetDateTime(0).toInstant(), appointment));
    }

    final List<String> subjects(UUID patient) {
        return stack.mailbox().to(address(patient)).stream().map(Mail::subject).toList();
    }
}
