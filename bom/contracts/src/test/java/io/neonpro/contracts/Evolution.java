package io.neonpro.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What becomes of a schema from one version of an event to the next, and from one release to the next of a version. */
final class Evolution {

    /** What a reader does not go by, or what is compared in its own way. */
    private static final Set<String> OTHERWISE = Set.of(
            "$schema",
            "$id",
            "title",
            "type",
            "enum",
            "properties",
            "required",
            "items",
            "additionalProperties",
            "x-personal");

    private final boolean isOfOneVersion;
    private final List<String> misread = new ArrayList<>();

    private Evolution(boolean isOfOneVersion) {
        this.isOfOneVersion = isOfOneVersion;
    }

    /** What of a published version is not as it was: only something that may be absent can have been added. */
    static List<String> broken(JsonNode published, JsonNode now) {
        Set<String> faults = new LinkedHashSet<>(new Evolution(true).faults(published, now));
        faults.addAll(misread(now, published));
        return List.copyOf(faults);
    }

    /** What a reader who knows one schema, and ignores what it does not know, lacks or misreads in what is of another. */
    static List<String> misread(JsonNode reader, JsonNode written) {
        return new Evolution(false).faults(reader, written);
    }

    private List<String> faults(JsonNode reader, JsonNode written) {
        compare("the event", reader, written);
        return misread;
    }

    private void compare(String path, JsonNode reader, JsonNode written) {
        compareSets(path, "type", reader, written);
        compareSets(path, "enum", reader, written);
        keys(reader)
                .filter(keyword -> !OTHERWISE.contains(keyword))
                .filter(keyword -> !reader.get(keyword).equals(written.path(keyword)))
                .forEach(keyword -> misread.add("%s has another %s".formatted(path, keyword)));
        if (reader.has("items")) {
            compare("each of " + path, reader.get("items"), written.path("items"));
        }
        if (reader.path("additionalProperties").isObject()) {
            compare("each of " + path, reader.get("additionalProperties"), written.path("additionalProperties"));
        }
        keys(reader.path("properties")).forEach(name -> compareProperty(name, reader, written));
    }

    private void compareProperty(String name, JsonNode reader, JsonNode written) {
        JsonNode property = written.path("properties").path(name);
        boolean isRequired = names(reader.path("required")).contains(name);
        if (property.isMissingNode()) {
            if (isRequired || isOfOneVersion) {
                misread.add(name + " is not there");
            }
        } else {
            if (isRequired && !names(written.path("required")).contains(name)) {
                misread.add(name + " may be absent");
            }
            compare(name, reader.path("properties").path(name), property);
        }
    }

    /** What may be anything is read whatever it is. */
    private void compareSets(String path, String keyword, JsonNode reader, JsonNode written) {
        Collection<String> known = names(reader.path(keyword));
        Collection<String> possible = names(written.path(keyword));
        if (!known.isEmpty() && (possible.isEmpty() || !known.containsAll(possible))) {
            misread.add("%s has another %s: %s, not %s".formatted(path, keyword, possible, known));
        }
    }

    private static Stream<String> keys(JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey);
    }

    /** Of one text, or of a list of them. */
    private static List<String> names(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList()
                : node.isTextual() ? List.of(node.asText()) : List.of();
    }
}
