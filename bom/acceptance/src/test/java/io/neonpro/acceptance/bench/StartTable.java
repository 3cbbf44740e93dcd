package io.neonpro.acceptance.bench;

import io.neonpro.acceptance.bench.StartBench.Work;
import io.neonpro.devstack.platform.Form;
import io.neonpro.devstack.platform.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The figures as a Markdown table, a row for each service in each form. */
final class StartTable {

    private final Path root;
    private final List<String> lines = new ArrayList<>(List.of(
            "| service | form | first answer ms | quickest | first booking ms | quickest | resident MiB | after 10,000 reads MiB | of that code | image | libraries | its own"
                    + " | smallest limit MiB | reads a second of a core | and of a MiB | program MiB | image MiB |",
            "|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|"));

    StartTable(Path root) {
        this.root = root;
    }

    /**
     * @param bookings none where nothing is booked
     */
    void add(String service, Form form, Starts starts, Starts bookings, Work work) {
        lines.add(String.format(
                Locale.ROOT,
                "| %s | %s | %.0f | %.0f | %s | %s | %.0f | %.0f | %s | %s | %.0f | %.1f | %s | %s |",
                service,
                form,
                starts.median(StartFigures::answerMillis),
                starts.least(StartFigures::answerMillis),
                known(bookings.median(StartFigures::answerMillis)),
                known(bookings.least(StartFigures::answerMillis)),
                starts.median(StartFigures::megabytes),
                work.megabytes(),
                work.parts().text(),
                known(work.limit()),
                work.perSecond(),
                work.perSecond() / work.megabytes(),
                megabytes(program(service, form)),
                megabytes(image(service, form))));
    }

    String text() {
        return String.join("\n", lines);
    }

    private static String known(double figure) {
        return Double.isNaN(figure) ? "" : String.format(Locale.ROOT, "%.0f", figure);
    }

    private Path program(String service, Form form) {
        Path application = root.resolve(service).resolve("target/quarkus-app");
        return form == Form.NATIVE ? new Runner(root, service).executable() : application;
    }

    private Path image(String service, Form form) {
        return root.resolve(service).resolve("target/image/" + (form == Form.NATIVE ? "native" : "jvm") + ".tar");
    }

    private static String megabytes(Path path) {
        if (!Files.exists(path)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(path)) {
            double bytes = files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
            return String.format(Locale.ROOT, "%.0f", bytes / (1 << 20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
