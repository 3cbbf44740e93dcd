package io.neonpro.devstack.shared;

import io.neonpro.devstack.Addresses;
import io.neonpro.devstack.Stack;
import io.neonpro.devstack.postgres.Replay;
import io.neonpro.devstack.process.Freezable;
import io.neonpro.devstack.process.Switch;

/** A stack that a {@link Holder} owns, used under a lease. */
record HeldStack(Addresses addresses, Lease lease, boolean isShared) implements Stack {

    @Override
    public Freezable primary() {
        return new Remote("PRIMARY");
    }

    @Override
    public Replay replica() {
        return new Remote("REPLICA");
    }

    @Override
    public Replay secondReplica() {
        if (addresses.replicas().size() < 2) {
            throw new IllegalStateException("This stack has one replica only: ask for two");
        }
        return new Remote("SECOND_REPLICA");
    }

    @Override
    public Switch kafka() {
        return new Remote("KAFKA");
    }

    @Override
    public Switch redis() {
        return new Remote("REDIS");
    }

    @Override
    public Freezable smtp() {
        return new Remote("SMTP");
    }

    @Override
    public void close() {
        lease.close();
    }

    private void ask(Fault fault) {
        if (isShared) {
            throw new IllegalStateException("other tests use this stack too: ask for an isolated one");
        }
        lease.command(fault.name());
    }

    /** A part, by its name in {@link Fault}; of what can be asked of a replica, others know a part. */
    private final class Remote implements Replay {

        private final String part;

        Remote(String part) {
            this.part = part;
        }

        @Override
        public void start() {
            ask(Fault.valueOf("START_" + part));
        }

        @Override
        public void stop() {
            ask(Fault.valueOf("STOP_" + part));
        }

        @Override
        public void freeze() {
            ask(Fault.valueOf("FREEZE_" + part));
        }

        @Override
        public void thaw() {
            ask(Fault.valueOf("THAW_" + part));
        }

        @Override
        public void pauseReplay() {
            ask(Fault.valueOf("PAUSE_" + part));
        }

        @Override
        public void resumeReplay() {
            ask(Fault.valueOf("RESUME_" + part));
        }
    }
}
