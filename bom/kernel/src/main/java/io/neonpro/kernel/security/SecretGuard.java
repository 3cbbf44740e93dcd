package io.neonpro.kernel.security;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/**
 * Refuses to start a service with a secret that is missing, that can be guessed, or that serves two purposes. All of
 * them are named, by the variables that bring them; none is ever told.
 */
@ApplicationScoped
class SecretGuard {

    /** Before anything else that a service does when it starts. */
    private static final int FIRST = 1;

    private static final int MIN_LENGTH = 16;
    private static final int MIN_DIFFERENT_CHARACTERS = 8;

    /** What stands in examples and defaults; there must be enough of a secret beside it. */
    private static final Pattern WELL_KNOWN =
            Pattern.compile("(?i)neonpro|postgres|password|secret|change.?me|example|default|admin|1234567890?");

    private final SecretConfig secrets;
    private final Config config;

    SecretGuard(SecretConfig secrets, Config config) {
        this.secrets = secrets;
        this.config = config;
    }

    @Startup(FIRST)
    void check() {
        Map<String, Optional<String>> given = new HashMap<>();
        secrets.variables().forEach(variable -> given.put(variable, config.getOptionalValue(variable, String.class)));
        List<String> faults = faults(given);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Not started without secrets of its own: " + String.join("; ", faults));
        }
    }

    /** What is wrong with secrets, by variable; a line each, in the order of their names. */
    static List<String> faults(Map<String, Optional<String>> secrets) {
        List<String> faults = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        new TreeMap<>(secrets).forEach((variable, secret) -> {
            String value = secret.orElse("").strip();
            String other = seen.putIfAbsent(value, variable);
            if (value.isEmpty()) {
                faults.add(variable + " is not set");
            } else if (isGuessable(value)) {
                faults.add(variable + " can be guessed; it must be random, 16 characters at least");
            } else if (other != null) {
                faults.add(variable + " is the same as " + other);
            }
        });
        return faults;
    }

    private static boolean isGuessable(String secret) {
        String rest = WELL_KNOWN.matcher(secret).replaceAll("");
        return rest.length() < MIN_LENGTH || rest.chars().distinct().count() < MIN_DIFFERENT_CHARACTERS;
    }
}
