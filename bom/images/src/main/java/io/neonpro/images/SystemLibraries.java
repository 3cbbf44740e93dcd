package io.neonpro.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The shared libraries that a program loads, at the places where the loader looks for them: those of the building machine. */
final class SystemLibraries {

    private static final Pattern PLACE = Pattern.compile("(?:=> |^\\s*)(/\\S+) \\(0x[0-9a-f]+\\)$", Pattern.MULTILINE);

    private SystemLibraries() {}

    /**
     * @param known where the program has libraries of its own, which it finds by itself
     */
    static Set<Path> of(Path program, Path... known) {
        return read(linked(program, List.of(known)));
    }

    /** What {@code ldd} says, the program's own folder left out. */
    static Set<Path> read(String said) {
        Set<Path> places = new TreeSet<>();
        Matcher line = PLACE.matcher(said);
        while (line.find()) {
            places.add(Path.of(line.group(1)));
        }
        return places;
    }

    private static String linked(Path program, List<Path> known) {
        try {
            var asking = new ProcessBuilder("ldd", program.toString()).redirectErrorStream(true);
            if (!known.isEmpty()) {
                asking.environment()
                        .put(
                                "LD_LIBRARY_PATH",
                                known.stream().map(Path::toString).collect(Collectors.joining(":")));
            }
            Process ldd = asking.start();
            String said = new String(ldd.getInputStream().readAllBytes());
            if (ldd.waitFor() != 0 || said.contains("not found")) {
                throw new IllegalStateException(program + " does not run here: " + said);
            }
            return said;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}
