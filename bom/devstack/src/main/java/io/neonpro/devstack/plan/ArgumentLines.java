package io.neonpro.devstack.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What the statements of a module are explained with, by their names: {@code Class.CONSTANT}, and where that is not one
 * text, {@code .key} or {@code .index}. One that is asked in several ways has several lines, {@code name/way}.
 */
record ArgumentLines(Map<String, Arguments> lines) {

    static ArgumentLines read(InputStream file) {
        var lines = new Properties();
        try (var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            lines.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Map<String, Arguments> all = new TreeMap<>();
        lines.stringPropertyNames().forEach(name -> all.put(name, Arguments.of(lines.getProperty(name))));
        return new ArgumentLines(all);
    }

    /** Empty for a statement that nobody thought of. */
    List<Arguments> of(String statement) {
        return lines.entrySet().stream()
                .filter(line -> statement(line.getKey()).equals(statement))
                .map(Map.Entry::getValue)
                .toList();
    }

    Arguments at(String name) {
        return Optional.ofNullable(lines.get(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }

    /** Lines of statements that are not there, or not any more. */
    List<String> unused(Collection<String> statements) {
        return lines.keySet().stream()
                .filter(name -> !statements.contains(statement(name)))
                .toList();
    }

    static String statement(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }
}
