package io.neonpro.devstack.platform;

import java.util.List;

/** Which of the JVM's compilers a service has, and when. */
public enum Compilers {

    /** The first only. Six start at once in a quarter less time, on a laptop worth more than throughput. */
    QUICK("-XX:TieredStopAtLevel=1"),

    /** All, after a fifth of the usual calls and on threads that stay: who measures throughput has minutes. */
    EARLY("-XX:CompileThresholdScaling=0.2", "-XX:-UseDynamicNumberOfCompilerThreads"),

    /** All, as the JVM has them, and so the images. */
    USUAL;

    private final List<String> words;

    Compilers(String... words) {
        this.words = List.of(words);
    }

    List<String> words() {
        return words;
    }
}
