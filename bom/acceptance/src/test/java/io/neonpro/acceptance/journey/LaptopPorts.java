package io.neonpro.acceptance.journey;

import io.neonpro.acceptance.client.Addresses;
import io.neonpro.devstack.process.LocalPort;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Free ports for everything that {@code make run} starts, by its name. */
record LaptopPorts(Map<String, LocalPort> byName) {

    static LaptopPorts free() {
        return new LaptopPorts(
                Stream.of(
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
                                "mailbox")
                        .collect(Collectors.toMap(Function.identity(), name -> LocalPort.free())));
    }

    Addresses addresses() {
        return new Addresses(program -> "http://localhost:" + byName.get(program).number());
    }

    /** The variables that say so. */
    Map<String, String> variables() {
        return byName.entrySet().stream()
                .collect(
                        Collectors.toMap(
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
