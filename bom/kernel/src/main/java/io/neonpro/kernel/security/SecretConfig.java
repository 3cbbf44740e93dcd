package io.neonpro.kernel.security;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which secrets a service must be given, by the variables that bring them; none has a default. */
@ConfigMapping(prefix = "neonpro.secrets")
interface SecretConfig {

    /** Those that every service needs. */
    List<String> common();

    /** Those that only this one needs, if any. */
    Optional<List<String>> own();

    default List<String> variables() {
        return Stream.concat(common().stream(), own().stream().flatMap(List::stream))
                .toList();
    }
}
