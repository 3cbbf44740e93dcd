package io.neonpro.devstack;

import io.neonpro.devstack.kafka.Kafka;
import io.neonpro.devstack.mail.MailServer;
import io.neonpro.devstack.postgres.PostgresSettings;
import io.neonpro.devstack.postgres.Primary;
import io.neonpro.devstack.postgres.Replica;
import io.neonpro.devstack.process.Part;
import io.neonpro.devstack.process.PartFailed;
import io.neonpro.devstack.redis.Redis;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The stack itself: owns the servers, which end when this JVM does, however it ends. */
public final class Devstack implements Stack {

    private final Progress progress;
    private final Addresses addresses;
    private final Primary primary;
    private final List<Replica> replicas;
    private final Kafka kafka;
    private final Redis redis;
    private final MailServer smtp;

    private Devstack(Setup setup, Progress progress) {
        this.progress = progress;
        this.addresses = Addresses.of(setup);
        Path folder = setup.folder();
        Path logs = setup.logs();
        var settings =
                new PostgresSettings(folder.resolve("postgres"), setup.password(), setup.durable(), setup.authority());
        this.primary = new Primary(settings, setup.ports().primary(), logs);
        var first = new Replica("replica", settings, primary, setup.ports().replica(), logs);
        this.replicas = Stream.concat(
                        Stream.of(first),
                        setup.secondReplica().stream()
                                .map(port -> new Replica("replica-2", settings, primary, port, logs)))
                .toList();
        this.kafka = new Kafka(folder.resolve("kafka"), setup.ports().kafka(), logs, setup.authority());
        this.redis =
                redis(setup, new Redis(folder.resolve("redis"), setup.ports().redis(), logs));
        this.smtp = new MailServer(setup.ports().smtp(), setup.ports().mailbox());
    }

    private static Redis redis(Setup setup, Redis open) {
        return setup.authority()
                .map(authority -> open.secured(authority, setup.password()))
                .orElse(open);
    }

    /**
     * Starts every part, side by side, and returns once all answer.
     *
     * @throws PartFailed when one cannot start; the others are stopped then
     */
    public static Devstack start(Setup setup, Progress progress) {
        var stack = new Devstack(setup, progress);
        try {
            stack.startAll();
            return stack;
        } catch (RuntimeException failed) {
            stack.close();
            throw failed;
        }
    }

    @Override
    public Addresses addresses() {
        return addresses;
    }

    @Override
    public Primary primary() {
        return primary;
    }

    @Override
    public Replica replica() {
        return replicas.getFirst();
    }

    @Override
    public Replica secondReplica() {
        return replicas.stream()
                .skip(1)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("This stack has one replica only"));
    }

    @Override
    public Kafka kafka() {
        return kafka;
    }

    @Override
    public Redis redis() {
        return redis;
    }

    @Override
    public MailServer smtp() {
        return smtp;
    }

    /** In the order in which they are stopped. */
    public List<Part> parts() {
        return Stream.<Part>concat(Stream.of(smtp, redis, kafka, primary), replicas.stream())
                .toList();
    }

    /** Stops every part; the primary before the replicas, which so receive all of its log. */
    @Override
    public void close() {
        Parallel.run(List.of(() -> stop(smtp, redis), () -> stop(kafka), this::stopPostgres));
        smtp.close();
    }

    private void startAll() {
        Parallel.run(List.of(this::startPostgres, () -> start(kafka), () -> start(redis), () -> start(smtp)));
    }

    private void startPostgres() {
        progress.report(primary.name(), "preparing data");
        replicas.forEach(Replica::copyFromPrimary);
        start(primary);
        replicas.forEach(primary::reserveSlotFor);
        replicas.forEach(this::start);
    }

    private void stopPostgres() {
        stop(primary);
        replicas.forEach(this::stop);
    }

    private void start(Part part) {
        long begin = System.nanoTime();
        progress.report(part.name(), "starting");
        part.start();
        double seconds = (System.nanoTime() - begin) / 1e9;
        progress.report(part.name(), "ready in %.1f s".formatted(seconds));
    }

    private void stop(Part... inOrder) {
        for (Part part : inOrder) {
            if (part.isRunning()) {
                part.stop();
                progress.report(part.name(), "stopped");
            }
        }
    }
}
