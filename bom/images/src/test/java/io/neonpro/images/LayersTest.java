package io.neonpro.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import io.neonpro.images.Layers.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LayersTest {

    private static final Instant SOME_DAY = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path folder;

    @Test
    void filesAreInOrderAndProgramsStayPrograms() throws IOException {
        write("lib/b.jar");
        write("a");
        assertThat(write("bin/java").toFile().setExecutable(true)).isTrue();

        var entries = entries(Times.FIXED);

        assertThat(entries)
                .extracting(entry -> entry.getExtractionPath().toString())
                .containsExactly("/app/a", "/app/bin/java", "/app/lib/b.jar");
        assertThat(entries)
                .extracting(entry -> entry.getPermissions().getPermissionBits())
                .containsExactly(0644, 0755, 0644);
    }

    @Test
    void timesAreOfNoMachineUnlessTheyAreKept() throws IOException {
        Files.setLastModifiedTime(write("a"), FileTime.from(SOME_DAY));

        assertThat(entries(Times.FIXED))
                .extracting(FileEntry::getModificationTime)
                .doesNotContain(SOME_DAY);
        assertThat(entries(Times.KEPT))
                .extracting(FileEntry::getModificationTime)
                .containsExactly(SOME_DAY);
    }

    private List<FileEntry> entries(Times times) throws IOException {
        return Layers.named("app")
                .folder(folder, "/app", times, file -> true)
                .build()
                .getEntries();
    }

    private Path write(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }
}
