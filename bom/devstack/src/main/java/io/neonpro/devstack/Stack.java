package io.neonpro.devstack;

import io.neonpro.devstack.mail.Mailbox;
import io.neonpro.devstack.postgres.Replay;
import io.neonpro.devstack.process.Switch;

/** A running stack, seen by those who use it; the faults that one may ask of it. */
public interface Stack extends AutoCloseable {

    Addresses addresses();

    Switch primary();

    Replay replica();

    Switch kafka();

    Switch redis();

    Switch smtp();

    /** What the mail server took. */
    default Mailbox mailbox() {
        return new Mailbox(addresses().mailbox());
    }

    /** Lets go of it. */
    @Override
    void close();
}
