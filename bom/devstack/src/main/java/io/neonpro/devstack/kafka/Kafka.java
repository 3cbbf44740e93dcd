package io.neonpro.devstack.kafka;

import io.neonpro.devstack.process.ChildJvm;
import io.neonpro.devstack.process.Command;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.ServerPart;
import io.neonpro.devstack.process.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A Kafka broker that is its own controller, in a small JVM. */
public final class Kafka extends ServerPart {

    private final LocalPort port;
    private final Path data;
    private final Path logs;

    public Kafka(Path data, LocalPort port, Path logs) {
        super("kafka");
        this.data = data;
        this.port = port;
        this.logs = logs;
    }

    @Override
    protected void prepare() {
        port.requireFreeFor("Kafka");
        try {
            Files.createDirectories(data);
            Files.deleteIfExists(readyMark());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    protected Command command() {
        return new Command(
                new ChildJvm(KafkaMain.class, "256m", true)
                        .command(
                                data.toString(),
                                Integer.toString(port.number()),
                                Integer.toString(LocalPort.free().number()),
                                readyMark().toString()),
                Map.of(),
                data,
                logs.resolve("kafka.log"),
                Signal.TERM);
    }

    @Override
    protected boolean answers() {
        return Files.exists(readyMark());
    }

    private Path readyMark() {
        return data.resolve("ready");
    }
}
