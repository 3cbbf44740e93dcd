package io.neonpro.images;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What a program finds when it looks around: the libraries that it loads, who it is, where names are looked up, and room for its
 * files.
 *
 * @param folder where these files are written
 */
record Ground(Path folder) {

    FileEntriesLayer with(Set<Path> libraries) throws IOException {
        Layers ground = Layers.named("ground");
        for (Path library : libraries) {
            ground.file(library.toRealPath(), library.toString(), "755");
        }
        return ground.file(
                        written("passwd", "nonroot:x:65532:65532:nonroot:/tmp:/sbin/nologin\n"), "/etc/passwd", "644")
                .file(written("group", "nonroot:x:65532:\n"), "/etc/group", "644")
                .file(written("nsswitch.conf", "hosts: files dns\n"), "/etc/nsswitch.conf", "644")
                .file(Files.createDirectories(folder.resolve("tmp")), "/tmp", "777")
                .build();
    }

    private Path written(String file, String text) throws IOException {
        return Files.writeString(folder.resolve(file), text);
    }
}
