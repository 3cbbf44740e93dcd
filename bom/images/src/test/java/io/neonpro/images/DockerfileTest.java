package io.neonpro.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there is a container engine, what it makes is started as the images are that are made without one. */
class DockerfileTest {

    private static final List<String> PROGRAM = List.of("-jar", "/app/quarkus-run.jar");

    @ParameterizedTest
    @ValueSource(strings = {"Dockerfile.native", "Dockerfile.jvm"})
    void itIsStartedAsNobodyWithItsLabels(String file) throws IOException {
        List<String> lines = lines(file);

        assertThat(lines).contains("USER 65532:65532", "WORKDIR /tmp", "EXPOSE 8080 9000");
        assertThat(variables(lines))
                .contains(entry("QUARKUS_HTTP_HOST", "0.0.0.0"), entry("QUARKUS_HTTP_PORT", "8080"));
        assertThat(words(lines, "LABEL "))
                .isSubsetOf(Variant.labels("${SERVICE}", "").entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .toList())
                .hasSize(3);
    }

    @Test
    void aJvmIsToldTheSame() throws IOException {
        List<String> lines = lines("Dockerfile.jvm");
        List<String> words = command(lines);

        assertThat(words.getFirst()).isEqualTo("java");
        assertThat(words.subList(1, words.size()))
                .isEqualTo(Jdk.running().command(PROGRAM).stream().skip(1).toList());
        assertThat(variables(lines)).containsAllEntriesOf(Jdk.running().environment());
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(Path.of(file));
    }

    private static List<String> command(List<String> lines) throws JsonProcessingException {
        return List.of(new ObjectMapper().readValue(following(lines, "ENTRYPOINT "), String[].class));
    }

    private static Map<String, String> variables(List<String> lines) {
        Map<String, String> variables = new HashMap<>();
        words(lines, "ENV ").forEach(word -> variables.put(word.split("=", 2)[0], word.split("=", 2)[1]));
        return variables;
    }

    /** What stands between spaces that are in no quotation marks, without these. */
    private static List<String> words(List<String> lines, String instruction) {
        return Arrays.stream(following(lines, instruction).split(" (?=[^ \"]+=)"))
                .map(word -> word.replace("\"", ""))
                .toList();
    }

    private static String following(List<String> lines, String instruction) {
        return lines.stream()
                .filter(line -> line.startsWith(instruction))
                .reduce((one, last) -> last)
                .orElseThrow()
                .substring(instruction.length());
    }
}
