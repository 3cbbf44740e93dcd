package io.neonpro.contracts;

import io.neonpro.kernel.event.EventType;
import java.nio.file.Path;
import java.util.stream.Stream;

/** One published event, the file of its schema and the file of its stored sample. */
record Contract(Class<?> event, String name, int version) {

    static Stream<Contract> all() {
        return PublishedEvents.TYPES.stream().map(Contract::of);
    }

    static Contract of(Class<?> event) {
        var type = event.getAnnotation(EventType.class);
        return new Contract(event, type.value(), type.version());
    }

    /** The CloudEvents type. */
    String type() {
        return name + ".v" + version;
    }

    Path schema() {
        return Path.of("src/main/resources/schemas", type() + ".json");
    }

    Path sample() {
        return sample(version);
    }

    Path sample(int ofVersion) {
        return Path.of("src/test/resources/samples", name + ".v" + ofVersion + ".json");
    }

    @Override
    public String toString() {
        return type();
    }
}
