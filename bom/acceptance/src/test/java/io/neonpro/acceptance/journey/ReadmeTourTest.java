package io.neonpro.acceptance.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.migrate.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour, typed as it stands there. */
@ExtendWith(RunningPlatform.class)
class ReadmeTourTest {

    private static final long PATIENCE_SECONDS = 120;
    private static final Pattern COMMANDS = Pattern.compile("```bash\n(.*?)```", Pattern.DOTALL);
    private static final Map<String, String> USUAL_PORTS = Map.of(
            "gateway", "localhost:8080",
            "patient", "localhost:8081",
            "scheduling", "localhost:8082",
            "clinic", "localhost:8083");

    @TempDir
    Path folder;

    @Test
    void theTourEndsWithTheWholePicture(Platform platform) throws Exception {
        List<String> commands = commands(platform);
        // what follows from events is there a moment later, so the last question is asked again
        String script = String.join("\n", commands.subList(0, commands.size() - 1))
                + "\nquestion() {\n"
                + commands.getLast()
                + "}\nuntil question > answer.json && grep -q SENT answer.json"
                + " && grep -q DRAFT answer.json; do sleep 1; done";

        int exit = run(script);

        assertThat(exit).as(Files.readString(folder.resolve("log"))).isZero();
        assertThat(folder.resolve("answer.json"))
                .content()
                .contains("Ana Souza", "SCHEDULED", "Limpeza de pele", "180.00", "CONFIRMATION")
                .doesNotContain("errors");
    }

    private static List<String> commands(Platform platform) throws IOException {
        Path readme = Sources.checkoutRoot(Path.of("")).resolve("README.md");
        String tour =
                Files.readString(readme).split("## Five minutes with it")[1].split("\n## ")[0];
        return COMMANDS.matcher(tour)
                .results()
                .map(MatchResult::group)
                .map(block -> block.replace("```bash\n", "").replace("```", ""))
                .map(block -> atTheirAddresses(block, platform))
                .toList();
    }

    private static String atTheirAddresses(String commands, Platform platform) {
        String moved = commands;
        for (Map.Entry<String, String> program : USUAL_PORTS.entrySet()) {
            String address = platform.url(program.getKey()).getAuthority();
            moved = moved.replace(program.getValue() + "/", address + "/");
        }
        return moved;
    }

    private int run(String script) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        if (!bash.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            bash.destroyForcibly();
            return -1;
        }
        return bash.exitValue();
    }
}
