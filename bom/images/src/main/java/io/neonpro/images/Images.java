package io.neonpro.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code make images}: a tar for each program and variant, and what a registry is sent. Nothing in them has a time or a name of
 * the machine in it, so the same programs make the same digests.
 */
public final class Images {

    private static final String NOBODY = "65532:65532";
    private static final double MIB = 1 << 20;
    private static final int HTTP = 8080;
    private static final int MANAGEMENT = 9000;
    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127(\\.\\d{1,3}){3})(:\\d+)?");
    private static final Map<String, String> ARCHITECTURES = Map.of("amd64", "amd64", "aarch64", "arm64");

    private final Path root;
    private final String tag;
    private final String registry;
    private final String architecture = architecture();

    Images(Path root, String tag, String registry) {
        this.root = root;
        this.tag = tag;
        this.registry = registry;
    }

    /** Arguments: the tag, the registry or nothing, and the names of services, or {@code migrate}. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("What to make: TAG REGISTRY PROGRAM…");
            System.exit(1);
        }
        var images = new Images(Path.of("").toAbsolutePath(), arguments[0], arguments[1]);
        for (String program : Arrays.asList(arguments).subList(2, arguments.length)) {
            images.make(program);
        }
    }

    void make(String program) throws Exception {
        Path target = root.resolve(program.equals(BuiltMigration.NAME) ? "bom/migrate" : program)
                .resolve("target");
        Path folder = Files.createDirectories(target.resolve("image"));
        var ground = new Ground(Files.createDirectories(folder.resolve("ground")));
        for (Variant variant : variants(program, target, ground)) {
            String name = program + ":" + tag + variant.tagEnding();
            Path tar = folder.resolve(variant.name() + ".tar");
            JibContainer made =
                    make(program, variant, Containerizer.to(TarImage.at(tar).named(name)));
            System.out.printf("%-28s %5.0f MiB  %s%n", name, Files.size(tar) / MIB, made.getDigest());
            if (!registry.isEmpty()) {
                send(program, variant, ImageReference.parse(registry + "/" + name));
                System.out.println("  sent to " + registry);
            }
        }
    }

    private void send(String program, Variant variant, ImageReference name) throws Exception {
        make(program, variant, Containerizer.to(at(name)).setAllowInsecureRegistries(isOfThisMachine(name)));
    }

    private static List<Variant> variants(String program, Path target, Ground ground) throws IOException {
        return program.equals(BuiltMigration.NAME)
                ? List.of(new BuiltMigration(target, ground, Jdk.running()).variant())
                : new BuiltService(program, target, ground, Jdk.running()).variants();
    }

    private JibContainer make(String program, Variant variant, Containerizer where) throws Exception {
        JibContainerBuilder image = Jib.fromScratch()
                .setFormat(ImageFormat.OCI)
                .setPlatforms(Set.of(new Platform(architecture, "linux")))
                .setCreationTime(Instant.EPOCH)
                .setUser(NOBODY)
                .setWorkingDirectory(AbsoluteUnixPath.get("/tmp"))
                .setLabels(Variant.labels(program, tag))
                .setEnvironment(variant.environment())
                .setEntrypoint(variant.command());
        if (variant.isServer()) {
            image.setExposedPorts(Set.of(Port.tcp(HTTP), Port.tcp(MANAGEMENT)))
                    .addEnvironmentVariable("QUARKUS_HTTP_PORT", Integer.toString(HTTP))
                    .addEnvironmentVariable("QUARKUS_HTTP_HOST", "0.0.0.0");
        }
        variant.layers().forEach(image::addFileEntriesLayer);
        Path cache = root.resolve("bom/images/target/layers");
        return image.containerize(
                where.setToolName("neonpro").setBaseImageLayersCache(cache).setApplicationLayersCache(cache));
    }

    /** Signed in as {@code docker login} or {@code podman login} has. */
    private static RegistryImage at(ImageReference name) throws Exception {
        var credentials = CredentialRetrieverFactory.forImage(name, event -> {});
        RegistryImage image = RegistryImage.named(name).addCredentialRetriever(credentials.dockerConfig());
        logins(System.getenv()).map(credentials::dockerConfig).forEach(image::addCredentialRetriever);
        return image;
    }

    /** Which need not show a certificate that others know, as container engines have it too. */
    private static boolean isOfThisMachine(ImageReference name) {
        return LOOPBACK.matcher(name.getRegistry()).matches();
    }

    /** Where these write down who is signed in, if not at home. */
    private static Stream<Path> logins(Map<String, String> environment) {
        return Stream.of(
                        Optional.ofNullable(environment.get("DOCKER_CONFIG"))
                                .map(folder -> Path.of(folder, "config.json")),
                        Optional.ofNullable(environment.get("REGISTRY_AUTH_FILE"))
                                .map(Path::of),
                        Optional.ofNullable(environment.get("XDG_RUNTIME_DIR"))
                                .map(folder -> Path.of(folder, "containers", "auth.json")))
                .flatMap(Optional::stream);
    }

    /** That of this machine, for which its programs are. */
    private static String architecture() {
        String machine = System.getProperty("os.arch");
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new IllegalStateException("Images are made on Linux, of programs and libraries of that machine");
        }
        if (!ARCHITECTURES.containsKey(machine)) {
            throw new IllegalStateException("There are no images for " + machine);
        }
        return ARCHITECTURES.get(machine);
    }
}
