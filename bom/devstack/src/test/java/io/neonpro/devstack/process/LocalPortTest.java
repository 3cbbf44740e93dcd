package io.neonpro.devstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocalPortTest {

    /** Whoever was given one may take a minute until they listen there. */
    @Test
    void noPortIsGivenTwice() {
        LocalPort given = LocalPort.free();

        assertThat(given.isFree()).isTrue();
        assertThat(PortClaims.claim(given.number())).isFalse();
    }
}
