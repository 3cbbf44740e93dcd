package io.neonpro.devstack;

import io.neonpro.devstack.platform.Board;
import io.neonpro.devstack.platform.Form;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.PlatformSetup;
import io.neonpro.devstack.platform.RunLock;
import io.neonpro.devstack.platform.Supervisor;
import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.process.PartFailed;
import io.neonpro.migrate.Sources;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** {@code make run}: starts the platform, says where it is, and stops it in order on Ctrl-C. */
public final class Launcher {

    private static final String FORM = "--as=";

    private Launcher() {}

    /** Argument: {@code --as=native}, or another {@link Form}, is what the services are run as. */
    public static void main(String[] arguments) {
        var board = new Board(System.out);
        try {
            var laptop = PlatformSetup.laptop(Sources.checkoutRoot(Path.of("")), System.getenv());
            run(laptop.as(form(arguments)), board);
        } catch (PartFailed failed) {
            board.fail(failed.getMessage());
            System.exit(1);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static Form form(String[] arguments) {
        try {
            return Arrays.stream(arguments)
                    .filter(argument -> argument.startsWith(FORM))
                    .map(argument -> Form.named(argument.substring(FORM.length())))
                    .findFirst()
                    .orElse(Form.JVM);
        } catch (IllegalArgumentException unknown) {
            throw new PartFailed(unknown.getMessage());
        }
    }

    private static void run(PlatformSetup setup, Board board) throws InterruptedException {
        try (var lock = RunLock.take(setup.folder())) {
            new Folder(setup.logs()).moveTo(setup.folder().resolve("logs.previous"));
            logBelow(setup.logs());
            setup.requireFreePorts();
            var platform = Platform.start(setup, board);
            var supervisor = Thread.ofPlatform().start(new Supervisor(platform.parts(), board));
            stopOnExit(platform, supervisor);
            board.say(platform.welcome());
            new CountDownLatch(1).await();
        }
    }

    private static void stopOnExit(Platform platform, Thread supervisor) {
        Runnable stop = () -> {
            supervisor.interrupt();
            platform.close();
        };
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop"));
    }

    /** Before the first logger is made: what libraries say belongs in files. */
    private static void logBelow(Path logs) {
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.setProperty("neonpro.logs", logs.toString());
        System.setProperty(
                "logging.configuration",
                Launcher.class.getResource("launcher-logging.properties").toString());
        LoggerFactory.getLogger(Launcher.class).info("starting");
    }
}
