package io.neonpro.devstack;

import io.neonpro.devstack.process.LocalPort;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where each part listens. */
public record Ports(
        LocalPort primary, LocalPort replica, LocalPort kafka, LocalPort redis, LocalPort smtp, LocalPort mailbox) {

    /** How many there are. */
    public static final int COUNT = 6;

    /** Free ones, for tests. */
    public static Ports free() {
        return of(LocalPort.free(COUNT));
    }

    /** The next ones. */
    public static Ports of(Iterator<LocalPort> ports) {
        return new Ports(ports.next(), ports.next(), ports.next(), ports.next(), ports.next(), ports.next());
    }

    /** The well-known ones of a laptop, each overridable by a variable of the environment. */
    public static Ports laptop(Map<String, String> environment) {
        return new Ports(
                LocalPort.of(environment, "NEONPRO_PRIMARY_PORT", 15432),
                LocalPort.of(environment, "NEONPRO_REPLICA_PORT", 15433),
                LocalPort.of(environment, "NEONPRO_KAFKA_PORT", 19092),
                LocalPort.of(environment, "NEONPRO_REDIS_PORT", 16379),
                LocalPort.of(environment, "NEONPRO_SMTP_PORT", 1025),
                LocalPort.of(environment, "NEONPRO_MAILBOX_PORT", 1080));
    }

    /** By the name of the part. */
    public Map<String, LocalPort> byName() {
        var named = new LinkedHashMap<String, LocalPort>();
        named.put("primary", primary);
        named.put("replica", replica);
        named.put("kafka", kafka);
        named.put("redis", redis);
        named.put("smtp", smtp);
        named.put("mailbox", mailbox);
        return named;
    }
}
