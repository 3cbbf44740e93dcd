package io.neonpro.notify.sender;

import static io.neonpro.notify.Group.address;
import static io.neonpro.notify.Group.is;
import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.contracts.access.Role;
import io.neonpro.contracts.identity.UserEvent;
import io.neonpro.devstack.Stack;
import io.neonpro.notify.Group;
import io.neonpro.notify.ServiceTest;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whoever signs up with anybody's address has nobody written to (issue 8, row 6). */
@ServiceTest
class UnverifiedTest {

    Stack stack;

    private final Group group = Group.unverified();

    @Test
    void nobodyGetsMailOfATenantForWhichNobodyAnswers() {
        UUID stranger = group.patient();

        group.schedule(stranger);

        assertThat(group.messages(stranger, is("confirmation", "skipped")))
                .anySatisfy(message -> assertThat(message).containsEntry("reason", "unverified"));
        assertThat(stack.mailbox().to(address(stranger))).isEmpty();
    }

    @Test
    void anEmployeeWithAnAddressIsNotEnough() {
        UUID patient = group.patient();
        UUID receptionist = UUID.randomUUID();
        group.heard(group.tell("identity", receptionist, new UserEvent.Verified(receptionist, Set.of(Role.RECEPTION))));

        group.schedule(patient);

        group.messages(patient, is("confirmation", "skipped"));
    }

    @Test
    void onceAnOwnerHasProvedTheirsPatientsAreWrittenTo() {
        UUID patient = group.patient();
        group.verify();

        group.schedule(patient);

        group.messages(patient, is("confirmation", "sent"));
    }
}
