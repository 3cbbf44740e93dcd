package io.neonpro.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryPartsTest {

    @Test
    void whatIsResidentIsOfThatWhichItsMappingIsOf() {
        var parts = MemoryParts.of(
                List.of(
                        "00400000-01200000 r--p 00000000 fd:00 17     /app/patient-runner",
                        "Size:              14336 kB",
                        "Rss:                2048 kB",
                        "01200000-03800000 r-xp 00e00000 fd:00 17     /app/patient-runner",
                        "Rss:               31744 kB",
                        "03800000-07800000 rw-p 03400000 fd:00 17     /app/patient-runner",
                        "Rss:               23552 kB",
                        "7f00a0000000-7f00a0800000 rw-p 00000000 00:00 0 ",
                        "Rss:                8192 kB",
                        "7f00b0000000-7f00b0200000 r-xp 00000000 fd:00 23     /lib/libc.so.6",
                        "Rss:                1024 kB",
                        "7ffc00000000-7ffc00021000 rw-p 00000000 00:00 0      [stack]",
                        "Rss:                1024 kB"),
                "/app/patient-runner");

        assertThat(parts.text()).isEqualTo("31 | 25 | 1 | 9");
    }

    @Test
    void thisProcessHasSomethingOfItsOwn() {
        var parts = MemoryParts.of(ProcessHandle.current().pid());

        assertThat(parts.mebibytes().get(MemoryParts.Part.OWN)).isPositive();
    }
}
