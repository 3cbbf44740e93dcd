package io.neonpro.devstack.redis;

import io.neonpro.devstack.process.Command;
import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.PartFailed;
import io.neonpro.devstack.process.ServerPart;
import io.neonpro.devstack.process.Signal;
import io.neonpro.devstack.tls.Authority;
import io.neonpro.devstack.tls.Authority.Certified;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private final List<String> listening;

    public Redis(Path data, LocalPort port, Path logs) {
        this(data, port, logs, List.of("--port", Integer.toString(port.number())));
    }

    private Redis(Path data, LocalPort port, Path logs, List<String> listening) {
        super("redis");
        this.data = data;
        this.port = port;
        this.logs = logs;
        this.listening = listening;
    }

    /** The same, that speaks TLS alone, and to whom knows the password. */
    public Redis secured(Authority authority, String password) {
        Certified certified = authority.certify(name());
        return new Redis(
                data,
                port,
                logs,
                List.of(
                        "--port",
                        "0",
                        "--tls-port",
                        Integer.toString(port.number()),
                        "--tls-cert-file",
                        certified.certificate().toString(),
                        "--tls-key-file",
                        certified.key().toString(),
                        "--tls-ca-cert-file",
                        authority.certificate().toString(),
                        "--tls-auth-clients",
                        "no",
                        "--requirepass",
                        password));
    }

    @Override
    protected void prepare() {
        port.requireFreeFor("Redis");
        new Folder(data).create();
    }

    @Override
    protected Command command() {
        var words = new ArrayList<>(List.of(
                executable(),
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
                "no"));
        words.addAll(listening);
        return new Command(words, Map.of(), data, logs.resolve("redis.log"), Signal.TERM);
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
