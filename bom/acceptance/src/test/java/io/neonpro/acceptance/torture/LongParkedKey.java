package io.neonpro.acceptance.torture;

/** As it must hold: {@code make torture ONLY=ParkedKey}. */
class LongParkedKey extends ParkedKey {

    LongParkedKey() {
        super(Torture.events(1_000));
    }
}
