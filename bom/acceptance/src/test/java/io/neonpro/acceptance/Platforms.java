package io.neonpro.acceptance;

import io.neonpro.devstack.platform.Form;
import io.neonpro.devstack.platform.Platform;
import io.neonpro.devstack.platform.PlatformSetup;
import io.neonpro.devstack.process.Folder;
import io.neonpro.migrate.Sources;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The platforms that test classes are lent: as many as there are classes that run at once, each started when it is needed. */
final class Platforms implements AutoCloseable {

    static final Form FORM = Form.named(System.getProperty("neonpro.as", "jvm"));

    private static final boolean IS_FULLY_COMPILED = Boolean.getBoolean("neonpro.full-compiler");

    /** Nobody guesses the passwords of these tests, of which each takes a tenth of a second otherwise. */
    private static final String LEAST_PASSWORD_KIB = "7168";

    private final Queue<Platform> all = new ConcurrentLinkedQueue<>();
    private final Queue<Platform> free = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    LentPlatform lend() {
        Platform lent = free.poll();
        return new LentPlatform(lent == null ? start() : lent, free::add);
    }

    @Override
    public void close() {
        all.parallelStream().forEach(Platform::close);
    }

    /** What an earlier run left behind may be of other migrations. */
    private Platform start() {
        Folder folder = new Folder(
                Path.of("target", "platform-" + count.incrementAndGet()).toAbsolutePath());
        folder.remove();
        PlatformSetup setup = PlatformSetup.forTests(Sources.checkoutRoot(Path.of("")), folder.path())
                .telling("neonpro.password.memory-kib", LEAST_PASSWORD_KIB)
                .telling("neonpro.password.iterations", "1")
                .as(FORM);
        Platform started = Platform.start(
                IS_FULLY_COMPILED ? setup.fullyCompiled() : setup,
                (part, state) -> System.out.println(part + ": " + state));
        all.add(started);
        return started;
    }
}
