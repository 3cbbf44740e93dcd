package io.neonpro.devstack.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neonpro.devstack.process.PartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {

    private static final Instant BUILT = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path root;

    private Path target;
    private Runner runner;

    @BeforeEach
    void buildForTheJvm() throws IOException {
        target = Files.createDirectories(root.resolve("patient/target"));
        Files.createDirectories(target.resolve("quarkus-app"));
        write("quarkus-run.jar", BUILT);
        runner = new Runner(root, "patient");
    }

    @Test
    void aCacheOfThisBuildIsTaken() throws IOException {
        write("app.aot", BUILT.plusSeconds(60));

        assertThat(words(Form.JVM)).contains("-XX:AOTCache=" + runner.cache());
        assertThat(words(Form.PLAIN)).noneMatch(word -> word.contains("AOT"));
    }

    @Test
    void aCacheOfAnEarlierBuildIsNot() throws IOException {
        write("app.aot", BUILT.minusSeconds(60));

        assertThat(words(Form.JVM)).noneMatch(word -> word.contains("AOT"));
    }

    @Test
    void whatIsNotBuiltNativelySaysHowToBuildIt() {
        assertThatThrownBy(() -> words(Form.NATIVE))
                .isInstanceOf(PartFailed.class)
                .hasMessageContaining("make native SERVICE=patient");
    }

    @Test
    void anExecutableIsTold() throws IOException {
        Path executable = Files.createFile(target.resolve("neonpro-patient-1.0.0-runner"));
        assertThat(executable.toFile().setExecutable(true)).isTrue();

        List<String> words = runner.command(
                Launch.QUICK.as(Form.NATIVE).telling("told", "so").by(List.of("nice")));

        assertThat(words).containsExactly("nice", executable.toString(), "-Dtold=so");
    }

    @Test
    void thereAreNoOtherForms() {
        assertThat(Form.named("native")).isEqualTo(Form.NATIVE);
        assertThatThrownBy(() -> Form.named("fast"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jvm, plain, training, native");
    }

    private List<String> words(Form form) {
        return runner.command(Launch.QUICK.as(form));
    }

    private void write(String name, Instant modified) throws IOException {
        Path file = Files.createFile(target.resolve("quarkus-app").resolve(name));
        Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
