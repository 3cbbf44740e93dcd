package io.neonpro.devstack.shared;

import java.nio.file.Path;
import java.util.Set;

/** The program on whose behalf this JVM runs tests: Maven or an IDE. */
final class Build {

    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh");

    private Build() {}

    /** The nearest ancestor that is not a shell, which is what test JVMs are started by. */
    static long pid() {
        var self = ProcessHandle.current();
        var ancestor = self.parent();
        while (ancestor.filter(Build::isShell).isPresent()) {
            ancestor = ancestor.get().parent();
        }
        return ancestor.orElse(self).pid();
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static boolean isShell(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> SHELLS.contains(Path.of(command).getFileName().toString()))
                .orElse(false);
    }
}
