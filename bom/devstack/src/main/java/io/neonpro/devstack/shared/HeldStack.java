package io.neonpro.devstack.shared;

import io.neonpro.devstack.Addresses;
import io.neonpro.devstack.Stack;
import io.neonpro.devstack.postgres.Replay;
import io.neonpro.devstack.process.Switch;

/** A stack that a {@link Holder} owns, used under a lease. */
record HeldStack(Addresses addresses, Lease lease, boolean isShared) implements Stack {

    @Override
    public Switch primary() {
        return new Remote(Fault.START_PRIMARY, Fault.STOP_PRIMARY);
    }

    @Override
    public Replay replica() {
        return new RemoteReplay();
    }

    @Override
    public Switch kafka() {
        return new Remote(Fault.START_KAFKA, Fault.STOP_KAFKA);
    }

    @Override
    public Switch redis() {
        return new Remote(Fault.START_REDIS, Fault.STOP_REDIS);
    }

    @Override
    public Switch smtp() {
        return new Remote(Fault.START_SMTP, Fault.STOP_SMTP);
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

    private class Remote implements Switch {

        private final Fault start;
        private final Fault stop;

        Remote(Fault start, Fault stop) {
            this.start = start;
            this.stop = stop;
        }

        @Override
        public void start() {
            ask(start);
        }

        @Override
        public void stop() {
            ask(stop);
        }
    }

    private final class RemoteReplay extends Remote implements Replay {

        RemoteReplay() {
            super(Fault.START_REPLICA, Fault.STOP_REPLICA);
        }

        @Override
        public void pauseReplay() {
            ask(Fault.PAUSE_REPLAY);
        }

        @Override
        public void resumeReplay() {
            ask(Fault.RESUME_REPLAY);
        }
    }
}
