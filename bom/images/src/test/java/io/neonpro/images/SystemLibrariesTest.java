package io.neonpro.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SystemLibrariesTest {

    @Test
    void theLoaderAndWhatItLoadsButNotWhatTheKernelBrings() {
        String said = """
                \tlinux-vdso.so.1 (0x00007ffd2a5f2000)
                \tlibz.so.1 => /lib/x86_64-linux-gnu/libz.so.1 (0x00007f1b2c000000)
                \tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f1b2be00000)
                \t/lib64/ld-linux-x86-64.so.2 (0x00007f1b2c200000)
                """;

        assertThat(SystemLibraries.read(said))
                .containsExactly(
                        Path.of("/lib/x86_64-linux-gnu/libc.so.6"),
                        Path.of("/lib/x86_64-linux-gnu/libz.so.1"),
                        Path.of("/lib64/ld-linux-x86-64.so.2"));
    }

    /** Whose parts find the machine where its launcher has put it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void thoseOfTheJdkThatRunsAreFoundAndAreNotItsOwn() {
        assertThat(Jdk.running().libraries())
                .isNotEmpty()
                .noneMatch(library -> library.startsWith(System.getProperty("java.home")));
    }
}
