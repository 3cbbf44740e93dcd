package io.neonpro.devstack.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestStacksTest {

    @TempDir
    Path folder;

    @Test
    void thoseWhoComeLaterShareTheStackAndItEndsAfterTheLast() {
        var first = TestStacks.shared(folder, Duration.ofSeconds(1));
        var second = TestStacks.shared(folder, Duration.ofSeconds(1));
        assertThat(second.addresses()).isEqualTo(first.addresses());
        assertThatThrownBy(() -> second.kafka().stop()).isInstanceOf(IllegalStateException.class);
        var holder = holder(first.addresses().values().get(Holder.PID));
        first.close();

        second.close();

        await().atMost(Duration.ofMinutes(3)).until(() -> !holder.isAlive());
        assertThat(runs()).isEmpty();
    }

    private static ProcessHandle holder(String pid) {
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private Stream<Path> runs() {
        try {
            return Files.list(folder).filter(Files::isDirectory);
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
