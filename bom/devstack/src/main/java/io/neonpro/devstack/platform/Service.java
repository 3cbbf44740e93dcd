package io.neonpro.devstack.platform;

import java.util.List;
import java.util.Locale;

/** One of the platform's programs and its usual port. */
public record Service(String name, int usualPort) {

    /** In the order in which people meet them. */
    public static final List<Service> ALL = List.of(
            new Service("identity", 8086),
            new Service("clinic", 8083),
            new Service("patient", 8081),
            new Service("scheduling", 8082),
            new Service("billing", 8084),
            new Service("notify", 8085));

    public static final Service GATEWAY = new Service("gateway", 8080);

    /** The variable that holds its address. */
    String urlVariable() {
        return "NEONPRO_" + name.toUpperCase(Locale.ROOT) + "_URL";
    }

    /** The variable that overrides its port. */
    String portVariable() {
        return "NEONPRO_" + name.toUpperCase(Locale.ROOT) + "_PORT";
    }
}
