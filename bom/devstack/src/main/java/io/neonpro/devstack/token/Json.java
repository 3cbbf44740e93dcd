package io.neonpro.devstack.token;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Map;

/** Writes the few kinds of values that claims are made of. */
final class Json {

    private Json() {}

    static String write(Object value) {
        return switch (value) {
            case null -> "null";
            case Number number -> number.toString();
            case Boolean flag -> flag.toString();
            case Collection<?> list -> list.stream().map(Json::write).collect(joining(",", "[", "]"));
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(e -> write(e.getKey()) + ":" + write(e.getValue()))
                        .collect(joining(",", "{", "}"));
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(c -> append(quoted, (char) c));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, char c) {
        if (c == '"' || c == '\\') {
            quoted.append('\\').append(c);
        } else if (c < ' ') {
            quoted.append("\\u%04x".formatted((int) c));
        } else {
            quoted.append(c);
        }
    }
}
