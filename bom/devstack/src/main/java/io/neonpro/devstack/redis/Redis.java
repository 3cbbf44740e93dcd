package io.neonpro.devstack.redis;

import io.neonpro.devstack.process.Command;
import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.PartFailed;
import io.neonpro.devstack.process.ServerPart;
import io.neonpro.devstack.process.Signal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import redis.embedded.core.ExecutableProvider;

/** A Redis server: a cache, so bounded in memory and forgotten when it stops. */
public final class Redis extends ServerPart {

    /** Enough for each test JVM to have one of its own. */
    public static final int DATABASES = 4096;

    private final LocalPort port;
    private final Path data;
    private final Path logs;

    public Redis(Path data, LocalPort port, Path logs) {
        super("redis");
        this.data = data;
        this.port = port;
        this.logs = logs;
    }

    @Override
    protected void prepare() {
        port.requireFreeFor("Redis");
        new Folder(data).create();
    }

    @Override
    protected Command command() {
        return new Command(
                List.of(
                        executable(),
                        "--port",
                        Integer.toString(port.number()),
                        "--bind",
                        LocalPort.HOST,
                        "--databases",
                        Integer.toString(DATABASES),
                        "--maxmemory",
                        "128mb",
                        "--maxmemory-policy",
                        "allkeys-lru",
                        "--save",
                        "",
                        "--appendonly",
                        "no"),
                Map.of(),
                data,
                logs.resolve("redis.log"),
                Signal.TERM);
    }

    @Override
    protected boolean answers() {
        return port.isOpen();
    }

    /**
     * A copy that another process has made: what this one wrote, a process that starts at the same time may hold open for
     * a moment, and nobody can run it.
     */
    private String executable() {
        try {
            File unpacked =
                    ExecutableProvider.newJarResourceProvider(data.toFile()).get();
            String copy = data.resolve("redis-server").toString();
            int code = new ProcessBuilder("cp", "-p", unpacked.getPath(), copy)
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new PartFailed("cannot copy " + unpacked);
            }
            return copy;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartFailed("interrupted while starting Redis");
        }
    }
}
