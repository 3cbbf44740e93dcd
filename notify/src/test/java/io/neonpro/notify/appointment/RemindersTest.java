package io.neonpro.notify.appointment;

import static io.neonpro.notify.Group.PATIENCE;
import static io.neonpro.notify.Group.address;
import static io.neonpro.notify.Group.is;
import static org.awaitility.Awaitility.await;

import io.neonpro.devstack.Stack;
import io.neonpro.devstack.mail.Mail;
import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.notify.Group;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What tests of reminders begin with: a group, and the time when its reminders are due. */
abstract class RemindersTest {

    private static final String PLANNED = "select due_at from job where tenant_id = ? and owner = ?";
    private static final String MAKE_DUE = "update job set due_at = now() where tenant_id = ? and kind = 'reminder'";
    private static final String LEFT = "select count(*) from job where tenant_id = ? and kind = 'reminder'";

    Stack stack;

    final Group group = Group.open();

    final UUID booked(UUID patient) {
        UUID appointment = group.schedule(patient);
        group.messages(patient, is("confirmation", "sent"));
        return appointment;
    }

    /** As if the time of all this group's reminders had come. */
    final void makeDue() {
        TestDatabase.run(MAKE_DUE, group.tenant);
        await().atMost(PATIENCE).until(() -> TestDatabase.count(LEFT, group.tenant) == 0);
    }

    final Optional<Instant> planned(UUID appointment) {
        return TestDatabase.rows(PLANNED, group.tenant, appointment).stream()
                .map(row -> ((Timestamp) row.getFirst()).toInstant())
                .findFirst();
    }

    final List<String> subjects(UUID patient) {
        return stack.mailbox().to(address(patient)).stream().map(Mail::subject).toList();
    }
}
