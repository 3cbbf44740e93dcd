package io.neonpro.devstack.platform;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.neonpro.devstack.Devstack;
import io.neonpro.devstack.Parallel;
import io.neonpro.devstack.Progress;
import io.neonpro.devstack.RolePasswords;
import io.neonpro.devstack.process.Part;
import io.neonpro.devstack.process.PartFailed;
import io.neonpro.migrate.Migration;
import io.neonpro.migrate.Sources;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The whole platform on this machine: the stack, the six services and the gateway. */
public final class Platform implements AutoCloseable {

    private final PlatformSetup setup;
    private final Progress progress;
    private final Devstack stack;
    private final RolePasswords passwords;
    private final Map<Service, Program> services;
    private final Optional<Program> gateway;
    private final Programs programs;

    private Platform(PlatformSetup setup, Progress progress) {
        this.setup = setup;
        this.progress = progress;
        var secrets = Secrets.keptIn(setup.folder().resolve("secrets.properties"));
        this.passwords = new RolePasswords(secrets.postgresPassword());
        this.stack = Devstack.start(setup.stack(secrets.postgresPassword()), progress);
        this.programs = new Programs(setup, stack.addresses(), secrets);
        this.services = setup.services().stream().collect(toMap(identity(), programs::service));
        this.gateway = setup.withGateway() ? Optional.of(programs.gateway()) : Optional.empty();
    }

    /**
     * Starts the servers, migrates every service's database, then starts services and gateway;
     * returns once all are ready.
     *
     * @throws PartFailed when something cannot start; everything is stopped then
     */
    public static Platform start(PlatformSetup setup, Progress progress) {
        var platform = new Platform(setup, progress);
        try {
            setup.granting().ifPresent(granting -> granting.accept(platform.stack));
            platform.startPrograms();
            return platform;
        } catch (RuntimeException failed) {
            platform.close();
            throw failed;
        }
    }

    /** The servers, whose parts one may stop and start. */
    public Devstack stack() {
        return stack;
    }

    /** A service by name: to stop, kill and start. */
    public Program service(String name) {
        return services.get(known(name));
    }

    /** A second instance of a service, which its caller starts and stops. */
    public Program another(String name) {
        return programs.another(known(name));
    }

    private Service known(String name) {
        return setup.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service " + name));
    }

    public Program gateway() {
        return gateway.orElseThrow(() -> new IllegalStateException("started without a gateway"));
    }

    public URI url(String service) {
        return service.equals("gateway") ? gateway().url() : service(service).url();
    }

    /** Where people find what. */
    public String welcome() {
        var lines = new StringBuilder("%nNeonPro runs.%n%n".formatted());
        gateway.ifPresent(program -> lines.append("  API        %s/docs%n".formatted(program.url()))
                .append("  GraphQL    %s/graphql%n".formatted(program.url())));
        for (Service service : setup.services()) {
            lines.append("  %-10s %s%n"
                    .formatted(service.name(), services.get(service).url()));
        }
        return lines.append("  e-mails    %s%n".formatted(stack.addresses().mailbox()))
                .append("  Postgres   %s%n".formatted(stack.addresses().primary()))
                .append("  logs       %s%n%n".formatted(setup.logs()))
                .append("Ctrl-C stops it; the data stays in ")
                .append(setup.folder())
                .append(System.lineSeparator())
                .toString();
    }

    /** What a service is told, its port excepted. */
    public Map<String, String> environment(String service) {
        return programs.environment(service);
    }

    /** Everything that runs. */
    public List<Part> parts() {
        return Stream.concat(programs(), stack.parts().stream()).toList();
    }

    /** Stops the gateway, then the services, which drain, then the servers. */
    @Override
    public void close() {
        gateway.ifPresent(this::stop);
        Parallel.run(services.values().stream()
                .map(service -> (Runnable) () -> stop(service))
                .toList());
        stack.close();
    }

    private void startPrograms() {
        Parallel.run(setup.services().stream()
                .map(service -> (Runnable) () -> migrateAndStart(service))
                .toList());
        gateway.ifPresent(this::start);
    }

    private void migrateAndStart(Service service) {
        progress.report(service.name(), "migrating its database");
        var sources = Sources.checkout(setup.root(), service.name());
        try {
            Migration.of(service.name()).from(sources).run(stack.primary().server(), passwords.of(service.name()));
        } catch (SQLException failed) {
            throw new PartFailed(
                    "%s: cannot migrate its database: %s".formatted(service.name(), failed.getMessage()), failed);
        }
        start(services.get(service));
    }

    private void start(Program program) {
        long begin = System.nanoTime();
        progress.report(program.name(), "starting");
        program.start();
        double seconds = (System.nanoTime() - begin) / 1e9;
        progress.report(program.name(), "ready in %.1f s at %s".formatted(seconds, program.url()));
    }

    private void stop(Program program) {
        if (program.isRunning()) {
            progress.report(program.name(), "stopping");
            program.stop();
            progress.report(program.name(), "stopped");
        }
    }

    private Stream<Program> programs() {
        return Stream.concat(gateway.stream(), services.values().stream());
    }
}
