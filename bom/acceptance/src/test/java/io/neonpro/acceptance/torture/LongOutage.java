package io.neonpro.acceptance.torture;

/** As it must hold: {@code make torture ONLY=Outage}. */
class LongOutage extends Outage {

    LongOutage() {
        super(Torture.events(500), Torture.seconds(90));
    }
}
