package io.neonpro.devstack.platform;

import io.neonpro.devstack.Devstack;
import io.neonpro.devstack.Ports;
import io.neonpro.devstack.Setup;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.PartFailed;
import io.neonpro.devstack.tls.Authority;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * How to run the whole platform.
 *
 * @param root the checkout, where the built services are
 * @param folder where data, logs and secrets are kept
 * @param services which of the services to start
 * @param withGateway whether to start the GraphQL gateway too
 * @param launch how services are started
 * @param durable whether data survives a power cut
 * @param stackPorts where the servers listen
 * @param servicePorts where services and gateway listen, by name
 * @param granting tells the servers who may do what before a service starts, where they know who speaks to them; the services have the
 *     profile {@code secure} then
 */
public record PlatformSetup(
        Path root,
        Path folder,
        List<Service> services,
        boolean withGateway,
        Launch launch,
        boolean durable,
        Ports stackPorts,
        Map<String, LocalPort> servicePorts,
        Optional<Consumer<Devstack>> granting) {

    private static final int LOOKS = 4;
    private static final Duration LOOK_PAUSE = Duration.ofMillis(500);

    public PlatformSetup {
        services = List.copyOf(services);
        servicePorts = Map.copyOf(servicePorts);
    }

    /** On the usual ports and in the usual folder, or those that the environment names. */
    public static PlatformSetup laptop(Path root, Map<String, String> environment) {
        var ports = new LinkedHashMap<String, LocalPort>();
        programs()
                .forEach(service -> ports.put(
                        service.name(), LocalPort.of(environment, service.portVariable(), service.usualPort())));
        return new PlatformSetup(
                root,
                root.resolve(environment.getOrDefault("NEONPRO_DATA", ".neonpro")),
                Service.ALL,
                true,
                Launch.QUICK,
                true,
                Ports.laptop(environment),
                ports,
                Optional.empty());
    }

    /** On free ports, with data that may be lost. */
    public static PlatformSetup forTests(Path root, Path folder) {
        var free = LocalPort.free(Ports.COUNT + Math.toIntExact(programs().count()));
        var ports = new LinkedHashMap<String, LocalPort>();
        programs().forEach(service -> ports.put(service.name(), free.next()));
        return new PlatformSetup(
                root, folder, Service.ALL, true, Launch.QUICK, false, Ports.of(free), ports, Optional.empty());
    }

    /** The same with services in another form. */
    public PlatformSetup as(Form form) {
        return with(services, withGateway, launch.as(form), durable);
    }

    /** The same with the JVM's second compiler, which makes up for its work after some minutes. */
    public PlatformSetup fullyCompiled() {
        return with(services, withGateway, launch.with(Compilers.EARLY), durable);
    }

    /** The same as in production: with the JVM's second compiler, and with data that survives. */
    public PlatformSetup inEarnest() {
        return with(services, withGateway, launch.with(Compilers.EARLY), true);
    }

    /** The same as images start it, likewise. */
    public PlatformSetup asShipped() {
        return with(services, withGateway, launch.with(Compilers.USUAL), true);
    }

    /** The same with these services only, and without the gateway. */
    public PlatformSetup only(Service... some) {
        return with(List.of(some), false, launch, durable);
    }

    /** The same with services that are told something as a system property. */
    public PlatformSetup telling(String property, String value) {
        return with(services, withGateway, launch.telling(property, value), durable);
    }

    /** The same with services that a program becomes. */
    public PlatformSetup startedBy(List<String> words) {
        return with(services, withGateway, launch.by(words), durable);
    }

    /** The same as the profile {@code secure} wants it. */
    public PlatformSetup secured(Consumer<Devstack> granting) {
        return new PlatformSetup(
                root, folder, services, withGateway, launch, durable, stackPorts, servicePorts, Optional.of(granting));
    }

    private PlatformSetup with(List<Service> some, boolean gateway, Launch other, boolean lasting) {
        return new PlatformSetup(root, folder, some, gateway, other, lasting, stackPorts, servicePorts, granting);
    }

    /**
     * Refuses with the names of all taken ports; waits a little first for what an earlier run may
     * have left behind to end.
     */
    public void requireFreePorts() {
        for (int look = 0; look < LOOKS && !takenPorts().isEmpty(); look++) {
            LockSupport.parkNanos(LOOK_PAUSE.toNanos());
        }
        var taken = takenPorts();
        if (!taken.isEmpty()) {
            throw new PartFailed("other programs listen on ports it needs: %s. Stop them, or choose other ports with %s"
                    .formatted(String.join(", ", taken), "NEONPRO_<NAME>_PORT=… in the environment"));
        }
    }

    private List<String> takenPorts() {
        return neededPorts().entrySet().stream()
                .filter(needed -> !needed.getValue().isFree())
                .map(needed -> needed.getValue().number() + " (" + needed.getKey() + ")")
                .toList();
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    Setup stack(String password) {
        return new Setup(folder, logs(), stackPorts, password, durable, Optional.empty(), authority());
    }

    /** Who certifies servers and services, where they are to know each other. */
    Optional<Authority> authority() {
        return granting.map(any -> Authority.in(folder.resolve("certificates")));
    }

    LocalPort port(Service service) {
        return servicePorts.get(service.name());
    }

    /** Everything that is about to be listened on, by the name of who will. */
    private Map<String, LocalPort> neededPorts() {
        var needed = new LinkedHashMap<>(stackPorts.byName());
        services.forEach(service -> needed.put(service.name(), port(service)));
        if (withGateway) {
            needed.put(Service.GATEWAY.name(), port(Service.GATEWAY));
        }
        return needed;
    }

    private static Stream<Service> programs() {
        return Stream.concat(Service.ALL.stream(), Stream.of(Service.GATEWAY));
    }
}
