package io.neonpro.acceptance.journey;

import io.neonpro.acceptance.client.Addresses;
import io.neonpro.devstack.process.LocalPort;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Free ports for everything that {@code make run} starts, by its name. */
record LaptopPorts(Map<String, LocalPort> byName) {

    private static final List<String> NAMES = List.of(
            "identity",
            "clinic",
            "patient",
            "scheduling",
            "billing",
            "notify",
            "gateway",
            "primary",
            "replica",
            "kafka",
            "redis",
            "smtp",
            "mailbox");

    static LaptopPorts free() {
        Iterator<LocalPort> free = LocalPort.free(NAMES.size());
        return new LaptopPorts(NAMES.stream().collect(Collectors.toMap(Function.identity(), name -> free.next())));
    }

    Addresses addresses() {
        return new Addresses(
                program -> "http://localhost:" + byName.get(program).number());
    }

    /** The variables that say so. */
    Map<String, String> variables() {
        return byName.entrySet().stream()
                .collect(Collectors.toMap(
                        port -> "NEONPRO_" + port.getKey().toUpperCase() + "_PORT",
                        port -> Integer.toString(port.getValue().number())));
    }

    /** Those on which something listens. */
    List<String> taken() {
        return byName.entrySet().stream()
                .filter(port -> port.getValue().isOpen())
                .map(Map.Entry::getKey)
                .toList();
    }
}
