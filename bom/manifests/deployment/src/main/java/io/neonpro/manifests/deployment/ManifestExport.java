package io.neonpro.manifests.deployment;

import io.neonpro.manifests.deployment.fact.Code;
import io.neonpro.manifests.deployment.fact.Finder;
import io.neonpro.manifests.deployment.fact.Service;
import io.neonpro.manifests.deployment.fact.Settings;
import io.neonpro.manifests.deployment.object.Platform;
import io.quarkus.deployment.ApplicationArchive;
import io.quarkus.deployment.IsProduction;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.GeneratedFileSystemResourceBuildItem;
import io.quarkus.deployment.builditem.RunTimeConfigurationDefaultBuildItem;
import io.quarkus.deployment.pkg.builditem.OutputTargetBuildItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Writes {@code manifests/<service>.yaml} and the chart {@code manifests/<service>/} beside a packaged service whose application
 * class says what it is to the cluster.
 */
class ManifestExport {

    private static final String FOLDER = "manifests";

    /** What the build's own environment says is not the service's. */
    private static final Set<String> NOT_WRITTEN = Set.of("EnvConfigSource", "SysPropConfigSource");

    @BuildStep(onlyIf = IsProduction.class)
    void export(
            CombinedIndexBuildItem index,
            ApplicationArchivesBuildItem archives,
            OutputTargetBuildItem target,
            BuildProducer<GeneratedFileSystemResourceBuildItem> files,
            BuildProducer<RunTimeConfigurationDefaultBuildItem> defaults) {
        var finder = new Finder(index.getIndex(), new Settings(written()), new Code(classes(archives).stream()));
        finder.find().ifPresent(service -> {
            forget(target.getOutputDirectory().resolve(FOLDER));
            write(service, files);
            service.traits()
                    .level()
                    .ifPresent(level -> defaults.produce(new RunTimeConfigurationDefaultBuildItem(
                            "neonpro.service-level.latency", level.latencyMillis() + "ms")));
        });
    }

    /** What an earlier build made, and this one may not. */
    private static void forget(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Service service, BuildProducer<GeneratedFileSystemResourceBuildItem> files) {
        new Platform(service)
                .files()
                .forEach((path, content) -> files.produce(new GeneratedFileSystemResourceBuildItem(
                        FOLDER + "/" + path, content.getBytes(StandardCharsets.UTF_8))));
    }

    /** What is written in files, the last word first. */
    private static Map<String, String> written() {
        Map<String, String> written = new LinkedHashMap<>();
        StreamSupport.stream(ConfigProvider.getConfig().getConfigSources().spliterator(), false)
                .filter(source -> NOT_WRITTEN.stream().noneMatch(source.getName()::contains))
                .sorted(Comparator.comparingInt(ConfigSource::getOrdinal).reversed())
                .forEach(source -> source.getProperties().forEach(written::putIfAbsent));
        return written;
    }

    private static List<byte[]> classes(ApplicationArchivesBuildItem archives) {
        List<byte[]> classes = new ArrayList<>();
        for (ApplicationArchive archive : archives.getAllApplicationArchives()) {
            archive.accept(tree -> tree.walk(visit -> {
                if (visit.getPath().toString().endsWith(".class")) {
                    try {
                        classes.add(Files.readAllBytes(visit.getPath()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }));
        }
        return classes;
    }
}
