package io.neonpro.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** By which objects find each other. */
final class Labels {

    private Labels() {}

    static Map<String, String> of(JsonNode labels) {
        Map<String, String> read = new HashMap<>();
        labels.properties()
                .forEach(label -> read.put(label.getKey(), label.getValue().asText()));
        return read;
    }

    /** Whether anything has all that are wanted. */
    static boolean areAmong(List<Map<String, String>> labelled, Map<String, String> wanted) {
        return labelled.stream().anyMatch(labels -> labels.entrySet().containsAll(wanted.entrySet()));
    }
}
