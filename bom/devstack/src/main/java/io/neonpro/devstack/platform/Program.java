package io.neonpro.devstack.platform;

import io.neonpro.devstack.process.Command;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.ServerPart;
import io.neonpro.devstack.process.Signal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A service or the gateway, as a process that serves HTTP. */
public final class Program extends ServerPart {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    /** What a pod has left after its preStop: {@code neonpro.ending.within} and the rest of its grace period. */
    private static final Duration STOP_LIMIT = Duration.ofSeconds(35);

    private static final Duration WRITING_LIMIT = Duration.ofMinutes(3);

    /** The gateway takes an offer of HTTP/2 for the start of a WebSocket. */
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PROBE_LIMIT)
            .build();

    private final LocalPort port;
    private final Supplier<List<String>> words;
    private final Map<String, String> environment;
    private final URI readiness;
    private final Path directory;
    private final Path log;
    private final boolean isTraining;

    Program(
            String name,
            LocalPort port,
            Supplier<List<String>> words,
            Map<String, String> environment,
            URI readiness,
            Path directory,
            Path logs,
            boolean isTraining) {
        super(name);
        this.port = port;
        this.words = words;
        this.environment = environment;
        this.readiness = readiness;
        this.directory = directory;
        this.log = logs.resolve(name + ".log");
        this.isTraining = isTraining;
    }

    public URI url() {
        return URI.create("http://localhost:" + port.number());
    }

    @Override
    protected void prepare() {
        port.requireFreeFor(name());
    }

    @Override
    public Command command() {
        return new Command(words.get(), environment, directory, log, Signal.TERM);
    }

    @Override
    protected Duration answerLimit() {
        return START_LIMIT;
    }

    /** What it has noted for a cache it writes at its end, which six at once do slowly. */
    @Override
    protected Duration stopLimit() {
        return isTraining ? WRITING_LIMIT : STOP_LIMIT;
    }

    @Override
    protected boolean answers() {
        var probe = HttpRequest.newBuilder(readiness).timeout(PROBE_LIMIT).build();
        try {
            return HTTP.send(probe, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
