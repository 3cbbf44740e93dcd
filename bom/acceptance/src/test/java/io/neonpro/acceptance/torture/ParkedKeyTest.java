package io.neonpro.acceptance.torture;

/** Beside a few; {@code make torture} has more. */
class ParkedKeyTest extends ParkedKey {

    ParkedKeyTest() {
        super(40);
    }
}
