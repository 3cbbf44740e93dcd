package io.neonpro.acceptance.journey;

import io.neonpro.migrate.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What came of a script that Node has run, in a process of its own.
 *
 * @param log all that it wrote
 */
record NodeScript(int exit, String log) {

    private static final long PATIENCE_SECONDS = 120;
    private static final String SCRIPTS = "bom/acceptance/src/test/resources/";

    /**
     * Runs it to its end.
     *
     * @param script below the tests' resources
     * @param folder for its log
     */
    static NodeScript run(String script, Map<String, String> variables, Path folder)
            throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder node = new ProcessBuilder(
                        "node",
                        Sources.checkoutRoot(Path.of(""))
                                .resolve(SCRIPTS + script)
                                .toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        node.environment().putAll(variables);
        Process process = node.start();
        boolean isOver = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!isOver) {
            process.destroyForcibly();
        }
        return new NodeScript(isOver ? process.exitValue() : -1, Files.readString(log));
    }
}
