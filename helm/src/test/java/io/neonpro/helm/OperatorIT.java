package io.neonpro.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who has to be in a cluster first: an operator that nobody named is missed at the first installation. */
class OperatorIT {

    /** What a cluster serves without any. */
    private static final Set<String> KUBERNETES = Set.of(
            "v1", "apps/v1", "autoscaling/v2", "batch/v1", "networking.k8s.io/v1", "policy/v1", "scheduling.k8s.io/v1");

    private static final Pattern ROW = Pattern.compile("(?m)^ *\\| [^|]+ \\| \\d+\\.\\d+ \\| ([^|]+) \\|[^|]*\\|$");
    private static final Pattern API = Pattern.compile("`([a-z0-9.-]+/v\\w+)`");

    @Test
    void theReadmeNamesWhoServesWhatIsRenderedAndNobodyElse() throws IOException {
        Set<String> rendered = Stream.concat(
                        Rendering.VALUES.stream().map(Rendering::of), Stream.of(Rendering.withAllSwitchedOn()))
                .flatMap(rendering -> rendering.objects().stream())
                .map(object -> object.path("apiVersion").asText())
                .filter(api -> !KUBERNETES.contains(api))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named(Files.readString(Path.of("README.md")))).isEqualTo(rendered);
    }

    /** What is not of a release, but somebody has made before. */
    @Test
    void theReadmeNamesWhatHasToBeThereBeside() throws IOException {
        Rendering rendering = Rendering.of("large");
        String readme = Files.readString(Path.of("README.md"));
        Set<String> beside = new TreeSet<>();
        rendering
                .kind("Gateway")
                .forEach(it -> beside.add(
                        "GatewayClass `" + it.at("/spec/gatewayClassName").asText()));
        Stream.of(
                        rendering.kind("Certificate").map(it -> it.at("/spec/issuerRef")),
                        rendering.kind("ExternalSecret").map(it -> it.at("/spec/secretStoreRef")))
                .flatMap(references -> references)
                .filter(reference -> reference.path("kind").asText().startsWith("Cluster"))
                .forEach(reference -> beside.add(reference.path("kind").asText() + " `"
                        + reference.path("name").asText()));

        rendering
                .kind("NodePool")
                .map(it -> it.at("/spec/template/spec/nodeClassRef"))
                .forEach(it -> beside.add(
                        it.path("kind").asText() + " `" + it.path("name").asText()));

        assertThat(beside).hasSize(4).allMatch(readme::contains);
    }

    /** By one of two commands: one for all that runs on Java, one for what does not. */
    @Test
    void theReadmeTellsHowEachImageIsMade() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        Set<String> ours = Rendering.of("small")
                .workloads()
                .flatMap(it -> it.at("/spec/template/spec/containers").findValuesAsText("image").stream())
                .filter(image -> image.startsWith("registry.example/neonpro/"))
                .map(image -> image.replaceAll("^registry.example/neonpro/|:.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ofJava = new TreeSet<>(Rendering.SERVICES);
        ofJava.add("migrate");

        assertThat(ours).containsAll(ofJava).contains("gateway");
        assertThat(Files.readString(Path.of("..", "Makefile")))
                .contains("$(if $(SERVICE),$(chosen),$(services) migrate)");
        assertThat(readme).contains("make images REGISTRY=<registry> TAG=<tag>\n");
        ours.removeAll(ofJava);
        assertThat(ours).allMatch(image -> {
            String tag = "<registry>/" + image + ":<tag>";
            return Files.exists(Path.of(image, "Dockerfile"))
                    && readme.contains("docker build -t " + tag + " helm/" + image + " && docker push " + tag + "\n");
        });
    }

    /** Its plugin has nothing to send else. */
    @Test
    void theReadmeTellsWhatKongNeedsToBeginTraces() throws IOException {
        assertThat(Rendering.withAllSwitchedOn()
                        .kind("KongClusterPlugin")
                        .map(it -> it.path("plugin").asText()))
                .contains("opentelemetry");
        assertThat(Files.readString(Path.of("README.md"))).contains("`KONG_TRACING_INSTRUMENTATIONS=request`");
    }

    /** In a table whose rows have a version in their second column. */
    private static Set<String> named(String readme) {
        return ROW.matcher(readme)
                .results()
                .flatMap(row -> API.matcher(row.group(1)).results())
                .map(api -> api.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
