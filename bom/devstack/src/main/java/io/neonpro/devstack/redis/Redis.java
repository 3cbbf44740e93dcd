package io.neonpro.devstack.redis;

import io.neonpro.devstack.process.Command;
import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.ServerPart;
import io.neonpro.devstack.process.Signal;
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

    private String executable() {
        try {
            return ExecutableProvider.newJarResourceProvider(data.toFile())
                    .get()
                    .getPath();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
