package io.neonpro.patient.archive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.StringJoiner;

/** A page of an archive as people read it: a table for each thing, of its names and values, and no foreign content. */
final class HtmlPage {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="pt-BR"><head><meta charset="utf-8"><title>%s</title>
            <style>body{font:16px sans-serif;margin:2em;max-width:60em}table{border-collapse:collapse;margin:1em 0;width:100%%}
            th,td{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}th{width:14em}</style></head><body>
            <h1>%s</h1>
            """;

    private static final String END = "</body></html>\n";

    /** What fields are called for people. */
    private static final ResourceBundle LABELS = ResourceBundle.getBundle("archive.labels");

    private final StringBuilder html;
    private final Map<String, String> names;

    HtmlPage(String title) {
        this(title, Map.of());
    }

    /**
     * @param names what to write instead of ids
     */
    HtmlPage(String title, Map<String, String> names) {
        this.names = names;
        html = new StringBuilder(HEAD.formatted(escaped(title), escaped(title)));
    }

    HtmlPage paragraph(String text) {
        html.append("<p>").append(escaped(text)).append("</p>\n");
        return this;
    }

    HtmlPage link(String file, String text) {
        html.append("<p><a href=\"")
                .append(escaped(file))
                .append("\">")
                .append(escaped(text))
                .append("</a></p>\n");
        return this;
    }

    /**
     * @param things an array of objects, or one
     */
    HtmlPage tables(JsonNode things) {
        if (things.isArray()) {
            things.forEach(this::table);
        } else {
            table(things);
        }
        return this;
    }

    private void table(JsonNode thing) {
        html.append("<table>");
        thing.properties()
                .forEach(field -> html.append("<tr><th>")
                        .append(escaped(label(field.getKey())))
                        .append("</th><td>")
                        .append(escaped(text(field.getValue())))
                        .append("</td></tr>"));
        html.append("</table>\n");
    }

    String text() {
        return html + END;
    }

    private static String label(String field) {
        return LABELS.containsKey(field) ? LABELS.getString(field) : field;
    }

    private String text(JsonNode value) {
        if (value.isNull()) {
            return "–";
        }
        if (value.isValueNode()) {
            return names.getOrDefault(value.asText(), value.asText());
        }
        StringJoiner parts = new StringJoiner("; ");
        if (value.isArray()) {
            value.forEach(one -> parts.add(text(one)));
        } else {
            value.properties().forEach(field -> parts.add(label(field.getKey()) + ": " + text(field.getValue())));
        }
        return parts.toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
