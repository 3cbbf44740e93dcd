package io.neonpro.devstack;

import io.neonpro.devstack.mail.Mailbox;
import io.neonpro.devstack.postgres.Replay;
import io.neonpro.devstack.process.Freezable;
import io.neonpro.devstack.process.Switch;

/** A running stack, seen by those who use it; the faults that one may ask of it. */
public interface Stack extends AutoCloseable {

    Addresses addresses();

    Freezable primary();

    Replay replica();

    /**
     * @throws IllegalStateException when the stack was set up without one
     */
    Replay secondReplica();

    Switch kafka();

    Switch redis();

    /** Frozen, it is given mails as ever, and says nothing of them until it is thawed. */
    Freezable smtp();

    /** What the mail server took. */
    default Mailbox mailbox() {
        return new Mailbox(addresses().mailbox());
    }

    /** Lets go of it. */
    @Override
    void close();
}
