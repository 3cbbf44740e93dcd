package io.neonpro.manifests.deployment.fact;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A service's configuration as it is written down. What the environment of the build adds is not part of it: the same source makes
 * the same manifests everywhere.
 */
public final class Settings {

    private static final String PRODUCTION = "%prod.";
    private static final String SECURE = "%secure.";

    private final SortedMap<String, String> raw = new TreeMap<>();
    private final SortedMap<String, String> secure = new TreeMap<>();

    /**
     * @param written names and values, with expressions
     */
    public Settings(Map<String, String> written) {
        written.forEach((name, value) -> {
            if (!name.startsWith("%")) {
                raw.putIfAbsent(name, value);
            } else if (name.startsWith(PRODUCTION)) {
                raw.put(name.substring(PRODUCTION.length()), value);
            } else if (name.startsWith(SECURE)) {
                secure.putIfAbsent(name.substring(SECURE.length()), value);
            }
        });
    }

    /** With its expressions. */
    Optional<String> raw(String name) {
        return Optional.ofNullable(raw.get(name));
    }

    /** With every expression in it replaced by its value or its default. */
    Optional<String> value(String name) {
        return raw(name).map(this::expand).filter(value -> !value.isEmpty());
    }

    /** What is written with commas between. */
    List<String> list(String name) {
        return value(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .toList();
    }

    Stream<String> names() {
        return raw.keySet().stream();
    }

    Stream<String> rawValues() {
        return raw.values().stream();
    }

    /** Those that hold in the profile {@code secure} beside or in place of the others. */
    Stream<String> secureValues() {
        return secure.values().stream();
    }

    String expand(String text) {
        int start = text.indexOf("${");
        if (start < 0) {
            return text;
        }
        int end = end(text, start + 2);
        return text.substring(0, start) + resolve(text.substring(start + 2, end)) + expand(text.substring(end + 1));
    }

    private String resolve(String expression) {
        int colon = expression.indexOf(':');
        String name = colon < 0 ? expression : expression.substring(0, colon);
        String standard = colon < 0 ? "" : expression.substring(colon + 1);
        return expand(raw.getOrDefault(name, standard));
    }

    /** Where the expression ends that begins there, others within it. */
    private static int end(String text, int start) {
        int depth = 1;
        for (int i = start; i < text.length(); i++) {
            if (text.startsWith("${", i)) {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        throw new Impossible("configuration", "the expression in \"" + text + "\" does not end");
    }
}
