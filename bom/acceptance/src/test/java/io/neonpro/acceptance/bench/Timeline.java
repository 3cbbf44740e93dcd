package io.neonpro.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which of Quarkus' steps cost how many milliseconds of a service's last start, the dearest first. */
record Timeline(String service, Map<String, Long> millis) {

    /** Has a service say so. */
    static final String PROPERTY = "quarkus.debug.print-startup-times";

    private static final Pattern STEP = Pattern.compile("Build step (\\S+) completed in: (\\d+)ms");
    private static final int MAX_STEPS = 15;

    static Timeline of(String service, Path log) {
        Map<String, Long> millis = new LinkedHashMap<>();
        try {
            Matcher step = STEP.matcher(Files.readString(log));
            while (step.find()) {
                millis.put(step.group(1), Long.parseLong(step.group(2)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Timeline(service, millis);
    }

    String text() {
        return millis.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MAX_STEPS)
                .map(step -> "%6d ms  %s".formatted(step.getValue(), step.getKey()))
                .collect(Collectors.joining("\n", service + ", steps of the last start:\n", "\n"));
    }
}
