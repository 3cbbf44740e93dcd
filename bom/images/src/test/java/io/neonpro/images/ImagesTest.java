package io.neonpro.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What images say of themselves, of a service that is built in two places, at two times, of the same files. */
@EnabledOnOs(OS.LINUX)
class ImagesTest {

    private static final int PATIENCE_SECONDS = 180;
    private static final FileTime BUILT = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));
    private static final FileTime COMPILED_LATER = FileTime.from(Instant.parse("2026-02-03T04:05:06Z"));
    private static final Path SOME_PROGRAM = Path.of("/bin/sh");

    private static final Pattern DIGEST = Pattern.compile("sha256:([0-9a-f]{64})");
    private static final List<String> WHAT_IT_IS = List.of(
            "\"created\":\"1970-01-01T00:00:00Z\"",
            "\"os\":\"linux\"",
            "\"User\":\"65532:65532\"",
            "\"WorkingDir\":\"/tmp\"",
            "\"8080/tcp\":{}",
            "\"9000/tcp\":{}",
            "\"org.opencontainers.image.title\":\"neonpro-patient\"",
            "\"org.opencontainers.image.version\":\"1.2.0\"");

    @TempDir
    static Path folder;

    private static Path one;
    private static Path other;
    private static List<String> sent;

    @BeforeAll
    static void make() throws Exception {
        try (BlankRegistry registry = new BlankRegistry(folder)) {
            one = made("one", BUILT, List.of("a.jar", "b.jar"), registry.address() + "/neonpro");
            sent = List.of(
                    registry.manifest("neonpro/patient:1.2.0-native"), registry.manifest("neonpro/patient:1.2.0-jvm"));
        }
        other = made("other", COMPILED_LATER, List.of("b.jar", "a.jar"), "");
    }

    @Test
    void theSameFilesMakeTheSameDigest() throws Exception {
        assertThat(digest(one, "native")).isEqualTo(digest(other, "native"));
        assertThat(digest(one, "jvm")).isEqualTo(digest(other, "jvm"));
    }

    @Test
    void aRegistryIsSentWhatTheTarsHold() throws Exception {
        assertThat(sent).containsExactly("sha256:" + digest(one, "native"), "sha256:" + digest(one, "jvm"));
    }

    @Test
    void anExecutableIsStartedAsNobody() throws Exception {
        assertThat(configuration("native"))
                .contains("\"Entrypoint\":[\"/app/patient\"]")
                .doesNotContain("JAVA_TOOL_OPTIONS")
                .contains(WHAT_IT_IS);
    }

    @Test
    void aJvmIsStartedAsNobodyWithTheCacheThatThereIs() throws Exception {
        assertThat(configuration("jvm"))
                .contains("\"Entrypoint\":[\"/java/bin/java\",")
                .contains("\"JAVA_TOOL_OPTIONS=-XX:MaxRAMPercentage=60\"")
                .contains("\"-XX:AOTCache=/app/app.aot\",\"-jar\",\"/app/quarkus-run.jar\"]")
                .contains(WHAT_IT_IS);
    }

    /** A checkout in which a service is built, with its images. */
    private static Path made(String name, FileTime compiled, List<String> libraries, String registry) throws Exception {
        Path root = Files.createDirectory(folder.resolve(name));
        Path target = Files.createDirectories(root.resolve("patient/target"));
        Path executable = Files.copy(SOME_PROGRAM, target.resolve("neonpro-patient-runner"));
        assertThat(executable.toFile().setExecutable(true)).isTrue();
        Files.setLastModifiedTime(executable, compiled);
        Path library = Files.createDirectories(target.resolve("quarkus-app/lib/main"));
        for (String jar : libraries) {
            write(library.resolve(jar));
        }
        write(target.resolve("quarkus-app/quarkus-run.jar"));
        write(target.resolve("quarkus-app/app.aot"));
        new Images(root, "1.2.0", registry).make("patient");
        return root;
    }

    private static void write(Path file) throws IOException {
        Files.setLastModifiedTime(Files.writeString(file, file.getFileName().toString()), BUILT);
    }

    private static String configuration(String variant) throws Exception {
        Path unpacked = unpacked(one, variant);
        String manifest = blob(unpacked, digest(one, variant));
        return blob(unpacked, found(manifest.substring(manifest.indexOf("\"config\""))));
    }

    private static String digest(Path root, String variant) throws Exception {
        return found(Files.readString(unpacked(root, variant).resolve("index.json")));
    }

    /** The first digest in a text. */
    private static String found(String text) {
        Matcher digest = DIGEST.matcher(text);
        assertThat(digest.find()).as(text).isTrue();
        return digest.group(1);
    }

    private static String blob(Path unpacked, String digest) throws IOException {
        return Files.readString(unpacked.resolve("blobs/sha256").resolve(digest));
    }

    private static Path unpacked(Path root, String variant) throws Exception {
        Path image = root.resolve("patient/target/image");
        Path unpacked = Files.createDirectories(image.resolve(variant));
        Process tar = new ProcessBuilder(
                        "tar", "-xf", image.resolve(variant + ".tar").toString(), "-C", unpacked.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(tar.exitValue()).isZero();
        return unpacked;
    }
}
