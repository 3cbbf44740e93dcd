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

    /** Whether a selector, by values or by what is there at all, has these. */
    static boolean select(JsonNode selector, Map<String, String> labels) {
        for (JsonNode expression : selector.path("matchExpressions")) {
            if (!expression.path("operator").asText().equals("Exists")
                    || !labels.containsKey(expression.path("key").asText())) {
                return false;
            }
        }
        return labels.entrySet().containsAll(of(selector.path("matchLabels")).entrySet());
    }

    /** Whether anything has all that are wanted. */
    static boolean areAmong(List<Map<String, String>> labelled, Map<String, String> wanted) {
        return labelled.stream().anyMatch(labels -> labels.entrySet().containsAll(wanted.entrySet()));
    }
}
