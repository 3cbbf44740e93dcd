package io.neonpro.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Of the options that a JVM is started with. */
class JdkTest {

    @Test
    void theHeapHasItsShareUnlessOperatorsSayOtherwise() throws Exception {
        assertThat(shareOfTheHeap("")).isEqualTo("60.000000");
        assertThat(shareOfTheHeap("-XX:MaxRAMPercentage=50")).isEqualTo("50.000000");
    }

    /**
     * @param said by operators, as the chart hands it on
     */
    private static String shareOfTheHeap(String said) throws IOException {
        Jdk jdk = Jdk.running();
        List<String> command = new ArrayList<>(jdk.command(List.of("-XX:+PrintFlagsFinal", "-version")));
        command.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        var java = new ProcessBuilder(command).redirectErrorStream(true);
        java.environment().putAll(jdk.environment());
        java.environment().put("JDK_JAVA_OPTIONS", said);
        String flags = new String(java.start().getInputStream().readAllBytes());
        return flags.replaceAll("(?s).*\\bMaxRAMPercentage\\s*=\\s*([0-9.]+).*", "$1");
    }
}
