package io.neonpro.acceptance.client;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Where the platform's programs listen.
 *
 * @param ofProgram a service's name, or {@code gateway}, to its URL
 * @param witness is told of every exchange there
 */
public record Addresses(UnaryOperator<String> ofProgram, Consumer<Exchange> witness) {

    private static final Map<String, Integer> USUAL_PORTS = Map.of(
            "gateway", 8080,
            "patient", 8081,
            "scheduling", 8082,
            "clinic", 8083,
            "billing", 8084,
            "notify", 8085,
            "identity", 8086);

    /** Where nobody watches. */
    public Addresses(UnaryOperator<String> ofProgram) {
        this(ofProgram, exchange -> {});
    }

    /** Those of {@code make run}, unless {@code NEONPRO_<NAME>_URL} says otherwise. */
    public static Addresses laptop() {
        return new Addresses(name -> Optional.ofNullable(System.getenv("NEONPRO_" + name.toUpperCase() + "_URL"))
                .orElse("http://localhost:" + USUAL_PORTS.get(name)));
    }

    URI of(String program, String path) {
        return URI.create(ofProgram.apply(program) + path);
    }
}
