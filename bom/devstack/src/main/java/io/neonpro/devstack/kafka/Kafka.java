package io.neonpro.devstack.kafka;

import io.neonpro.devstack.process.ChildJvm;
import io.neonpro.devstack.process.Command;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.ServerPart;
import io.neonpro.devstack.process.Signal;
import io.neonpro.devstack.tls.Authority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Kafka broker that is its own controller, in a small JVM. With an authority it speaks TLS alone, to whom that has certified, and
 * lets {@link #ADMINISTRATOR} do anything, others what they are granted.
 */
public final class Kafka extends ServerPart {

    /** Whose name in a certificate grants others what they may do. */
    public static final String ADMINISTRATOR = "kafka-administrator";

    private final LocalPort port;
    private final Path data;
    private final Path logs;
    private final Optional<Authority> authority;

    public Kafka(Path data, LocalPort port, Path logs, Optional<Authority> authority) {
        super("kafka");
        this.data = data;
        this.port = port;
        this.logs = logs;
        this.authority = authority;
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
                new ChildJvm(KafkaMain.class, "256m", true).command(arguments().toArray(String[]::new)),
                Map.of(),
                data,
                logs.resolve("kafka.log"),
                Signal.TERM);
    }

    @Override
    protected boolean answers() {
        return Files.exists(readyMark());
    }

    private List<String> arguments() {
        var arguments = new ArrayList<>(List.of(
                data.toString(),
                Integer.toString(port.number()),
                Integer.toString(LocalPort.free().number()),
                readyMark().toString()));
        authority.ifPresent(by -> arguments.addAll(List.of(
                by.certify(name()).identity().toString(), by.certificate().toString())));
        return arguments;
    }

    private Path readyMark() {
        return data.resolve("ready");
    }
}
