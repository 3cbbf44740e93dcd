package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether somebody is called when they should be, by Prometheus' own tool; skipped where that is not installed. */
class AlertIT {

    private static final Path RULES = Path.of("target", "alerts");
    private static final Path SERIES = Path.of("src", "test", "alerts");

    static Set<String> watched() {
        return Rendering.of("small").names("PrometheusRule");
    }

    @BeforeAll
    static void writeRules() throws IOException {
        Files.createDirectories(RULES);
        for (JsonNode rules : Rendering.of("small").kind("PrometheusRule").toList()) {
            write(Rendering.name(rules), rules.path("spec"));
            for (JsonNode group : rules.at("/spec/groups")) {
                write(group.path("name").asText(), Map.of("groups", List.of(group)));
            }
        }
    }

    private static void write(String name, Object rules) throws IOException {
        new YAMLMapper().writeValue(RULES.resolve(name + ".rules.yaml").toFile(), rules);
    }

    @ParameterizedTest
    @MethodSource("watched")
    void rulesAreWellFormedAndNoTwoTheSame(String name) throws Exception {
        assertThat(promtool("check", "rules", name + ".rules.yaml")).contains("SUCCESS");
    }

    /** Alerts come when they should and only then; what is foreseen is what the rules say. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "backups.yaml",
                "billing.yaml",
                "conditions.yaml",
                "gateway.yaml",
                "kafka.yaml",
                "patient.yaml",
                "pooler.yaml",
                "postgres.yaml",
                "redis.yaml",
                "scheduling.yaml"
            })
    void rulesSayOfSeriesWhatTheyShould(String series) throws Exception {
        Files.copy(SERIES.resolve(series), RULES.resolve(series), StandardCopyOption.REPLACE_EXISTING);

        assertThat(promtool("test", "rules", series)).contains("SUCCESS").doesNotContain("FAILED");
    }

    /** Of all services' alerts, by their names without the service's. */
    @Test
    void eachKindOfAlertIsTriedAndSeenToCome() throws IOException {
        Set<String> tried = new TreeSet<>();
        try (Stream<Path> files = Files.list(SERIES)) {
            files.map(Rendering::read)
                    .flatMap(file -> file.findValues("alert_rule_test").stream())
                    .flatMap(tests -> StreamSupport.stream(tests.spliterator(), false))
                    .filter(test -> !test.path("exp_alerts").isEmpty())
                    .forEach(test -> tried.add(kind(test.path("alertname").asText())));
        }

        assertThat(Rendering.of("small")
                        .kind("PrometheusRule")
                        .flatMap(rules -> rules.findValuesAsText("alert").stream()))
                .isNotEmpty()
                .extracting(AlertIT::kind)
                .isSubsetOf(tried);
    }

    private static String kind(String alert) {
        return alert.replaceFirst("^(?i)(" + String.join("|", Rendering.SERVICES) + ")", "");
    }

    private static String promtool(String... arguments) throws IOException, InterruptedException {
        Optional<Path> tool = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(tool.isPresent(), "promtool is not on the PATH (Debian's package prometheus has it)");
        Process process = new ProcessBuilder(Stream.concat(Stream.of(tool.get().toString()), Stream.of(arguments))
                        .toList())
                .directory(RULES.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor();
        return said;
    }
}
