package io.neonpro.acceptance.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Picks from the offered slots some that may all be booked. */
public final class NonOverlapping {

    private NonOverlapping() {}

    /**
     * @param slots as offered: for each start one entry per practitioner
     * @return starts, one repeated as often as practitioners are free then
     */
    public static List<String> starts(List<JsonNode> slots, int minutesOccupied, int count) {
        Map<String, Integer> practitionersAt = new HashMap<>();
        Set<OffsetDateTime> inOrder = new TreeSet<>();
        for (JsonNode slot : slots) {
            practitionersAt.merge(slot.path("start").asText(), 1, Integer::sum);
            inOrder.add(OffsetDateTime.parse(slot.path("start").asText()));
        }
        List<String> chosen = new ArrayList<>();
        OffsetDateTime freeFrom = OffsetDateTime.MIN;
        for (OffsetDateTime start : inOrder) {
            if (start.isBefore(freeFrom)) {
                continue;
            }
            String text = textOf(slots, start);
            for (int i = 0; i < practitionersAt.get(text); i++) {
                chosen.add(text);
            }
            freeFrom = start.plus(Duration.ofMinutes(minutesOccupied));
        }
        if (chosen.size() < count) {
            throw new IllegalStateException("Only " + chosen.size() + " slots are free");
        }
        return chosen.subList(0, count);
    }

    private static String textOf(List<JsonNode> slots, OffsetDateTime start) {
        return slots.stream()
                .map(slot -> slot.path("start").asText())
                .filter(text -> OffsetDateTime.parse(text).equals(start))
                .findFirst()
                .orElseThrow();
    }
}
