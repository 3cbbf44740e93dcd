package io.neonpro.acceptance.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is resident of a process, by what it is of, in MiB ({@code /proc/<pid>/smaps}). */
record MemoryParts(Map<Part, Double> mebibytes) {

    /** In the order of the table. */
    enum Part {
        /** Compiled code of the program's own file. */
        CODE,
        /** The rest of that file, an image's heap for the most part. */
        IMAGE,
        /** Other files. */
        LIBRARIES,
        /** Of no file: the heap of objects, stacks, what native code has asked for. */
        OWN
    }

    private static final Pattern MAPPING =
            Pattern.compile("[0-9a-f]+-[0-9a-f]+ (?<rights>\\S+) \\S+ \\S+ \\S+\\s*(?<file>.*)");
    private static final Pattern RESIDENT = Pattern.compile("Rss:\\s+(\\d+) kB");

    static MemoryParts of(long process) {
        Path folder = Path.of("/proc", Long.toString(process));
        try {
            return of(
                    Files.readAllLines(folder.resolve("smaps")),
                    Files.readSymbolicLink(folder.resolve("exe")).toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MemoryParts of(List<String> mappings, String program) {
        Map<Part, Double> found = new EnumMap<>(Part.class);
        Part current = Part.OWN;
        for (String line : mappings) {
            Matcher mapping = MAPPING.matcher(line);
            Matcher resident = RESIDENT.matcher(line);
            if (mapping.matches()) {
                current = part(mapping.group("file"), mapping.group("rights"), program);
            } else if (resident.matches()) {
                found.merge(current, Double.parseDouble(resident.group(1)) / 1024, Double::sum);
            }
        }
        return new MemoryParts(found);
    }

    private static Part part(String file, String rights, String program) {
        if (!file.startsWith("/")) {
            return Part.OWN;
        }
        if (!file.equals(program)) {
            return Part.LIBRARIES;
        }
        return rights.contains("x") ? Part.CODE : Part.IMAGE;
    }

    /** The cells of a row. */
    String text() {
        return Stream.of(Part.values())
                .map(part -> String.format(Locale.ROOT, "%.0f", mebibytes.getOrDefault(part, 0.0)))
                .collect(Collectors.joining(" | "));
    }
}
