package io.neonpro.manifests.deployment.yaml;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes trees of mappings, lists, texts, numbers and settings, each always in the same way. */
public final class YamlWriter {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9_./-]*");
    private static final Set<String> MEANING_SOMETHING_ELSE =
            Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

    private final Notation notation;
    private final StringBuilder yaml = new StringBuilder();

    private YamlWriter(Notation notation) {
        this.notation = notation;
    }

    /** A document, without a line that begins or ends it. */
    public static String write(Map<String, ?> tree, Notation notation) {
        YamlWriter writer = new YamlWriter(notation);
        writer.mapping(tree, "");
        return writer.yaml.toString();
    }

    private void mapping(Map<?, ?> tree, String indent) {
        tree.forEach((name, value) -> {
            yaml.append(indent).append(key((String) name)).append(':');
            value(value, indent + "  ");
        });
    }

    private void value(Object value, String indent) {
        switch (value) {
            case Map<?, ?> tree
            when !tree.isEmpty() -> {
                yaml.append('\n');
                mapping(tree, indent);
            }
            case List<?> list
            when !list.isEmpty() -> {
                yaml.append('\n');
                list.forEach(item -> item(item, indent));
            }
            default -> yaml.append(' ').append(scalar(value)).append('\n');
        }
    }

    /** Its first line stands behind the dash. */
    private void item(Object item, String indent) {
        if (item instanceof Each each) {
            each(each, indent);
            return;
        }
        if (item instanceof Every every) {
            every(every, indent);
            return;
        }
        if (item instanceof When when) {
            when(when, indent);
            return;
        }
        int start = yaml.length();
        if (item instanceof Map<?, ?> tree && !tree.isEmpty()) {
            mapping(tree, indent + "  ");
            yaml.replace(start, start + indent.length() + 2, indent + "- ");
        } else {
            yaml.append(indent).append("- ").append(scalar(item)).append('\n');
        }
    }

    private void when(When when, String indent) {
        if (notation == Notation.HELM) {
            yaml.append("{{- if ").append(when.isOn().expression()).append(" }}\n");
            when.items().forEach(item -> item(item, indent));
            yaml.append("{{- end }}\n");
        } else if (when.isOn().standard().equals(true)) {
            when.items().forEach(item -> item(item, indent));
        }
    }

    private void each(Each each, String indent) {
        if (notation == Notation.HELM) {
            yaml.append("""
                    {{- range $name, $value := .Values.%2$s }}
                    %1$s- name: %3$s
                    %1$s  value: {{ %4$s | quote }}
                    {{- end }}
                    """.formatted(indent, each.path(), each.name(), each.value()));
        }
    }

    /** What else is in an item is read from where all is. */
    private void every(Every every, String indent) {
        if (notation == Notation.HELM) {
            yaml.append("{{- range $one := ").append(every.texts().expression()).append(" }}\n{{- with $ }}\n");
            item(every.item().apply(Every.ONE), indent);
            yaml.append("{{- end }}\n{{- end }}\n");
        } else {
            ((List<?>) every.texts().standard())
                    .forEach(text -> item(every.item().apply(text), indent));
        }
    }

    private String scalar(Object value) {
        return switch (value) {
            case Map<?, ?> empty -> "{}";
            case List<?> empty -> "[]";
            case Setting setting -> notation.scalar(setting);
            case Text text -> text(text);
            case String plain when isPlain(plain) -> plain;
            case String other -> '"' + notation.literal(other) + '"';
            default -> String.valueOf(value);
        };
    }

    private String text(Text text) {
        StringBuilder written = new StringBuilder("\"");
        for (Object part : text.parts()) {
            written.append(
                    part instanceof Setting setting ? notation.inText(setting) : notation.literal((String) part));
        }
        return written.append('"').toString();
    }

    private static String key(String name) {
        return isPlain(name) ? name : '"' + name + '"';
    }

    private static boolean isPlain(String text) {
        return PLAIN.matcher(text).matches() && !MEANING_SOMETHING_ELSE.contains(text.toLowerCase());
    }
}
