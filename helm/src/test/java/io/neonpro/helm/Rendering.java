package io.neonpro.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a chart becomes with some values: the objects that would be installed. */
record Rendering(List<JsonNode> objects) {

    static final Path CHART = Path.of("target", "chart", "neonpro");
    static final List<String> SERVICES = List.of("billing", "clinic", "identity", "notify", "patient", "scheduling");

    /** Which files of values go together. */
    static final List<String> VALUES = List.of(
            "kind",
            "small",
            "large",
            "second-region",
            "large+second-region",
            "large+second-region+second-region-leads",
            "large+first-region-again");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    /** All of the platform, with a file of {@code values}, or with several, {@code large+second-region}, the last word last. */
    static Rendering of(String values) {
        TemplateCommand template = template("neonpro", "neonpro");
        for (String file : values.split("\\+")) {
            template.withValuesFile(Path.of("values", file + ".yaml"));
        }
        return parsed(template.call());
    }

    /** All of the platform, with some values by their paths. */
    static Rendering with(Map<String, String> values, String release, String namespace) {
        TemplateCommand template = template(release, namespace);
        values.forEach(template::set);
        return parsed(template.call());
    }

    /** With what is off in every file of values. */
    static Rendering withAllSwitchedOn() {
        return with(
                Map.ofEntries(
                        Map.entry("observability.traces.enabled", "true"),
                        Map.entry("global.edge.jwt", "true"),
                        Map.entry("edge.keys[0].id", "k1"),
                        Map.entry("edge.keys[0].pem", "-----BEGIN PUBLIC KEY-----"),
                        Map.entry("edge.gslb.enabled", "true"),
                        Map.entry("events.outside.enabled", "true"),
                        Map.entry("events.mirror.enabled", "true"),
                        Map.entry("global.postgres.pooled", "true"),
                        Map.entry("global.mesh.tokens", "true"),
                        Map.entry("global.waking.enabled", "true")),
                "neonpro",
                "neonpro");
    }

    /** What Helm says when it has installed it. */
    static String notes(String values) {
        String said = new Helm(CHART)
                .install()
                .withName("neonpro")
                .withNamespace("neonpro")
                .withValuesFile(Path.of("values", values + ".yaml"))
                .clientOnly()
                .dryRun()
                .withDryRunOption(DryRun.CLIENT)
                .call()
                .getOutput();
        return said.substring(said.indexOf("NOTES:"));
    }

    /** One service alone. */
    static Rendering ofService(String service) {
        return parsed(new Helm(CHART.resolve("charts").resolve(service))
                .template()
                .withName("neonpro")
                .withNamespace("neonpro")
                .call());
    }

    /** Hooks are not rendered, so the job is not one. */
    private static TemplateCommand template(String release, String namespace) {
        return new Helm(CHART)
                .template()
                .withName(release)
                .withNamespace(namespace)
                .set("migrate.hook", "false");
    }

    static Rendering parsed(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return new Rendering(documents.readAll().stream()
                    .filter(JsonNode::isObject)
                    .filter(object -> !object.isEmpty())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    static JsonNode read(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<JsonNode> kind(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    /** What pods are made of. */
    Stream<JsonNode> workloads() {
        return Stream.concat(kind("Deployment"), kind("Job"));
    }

    Set<String> names(String kind) {
        return kind(kind).map(Rendering::name).collect(Collectors.toCollection(TreeSet::new));
    }

    JsonNode named(String kind, String name) {
        return kind(kind).filter(it -> name(it).equals(name)).findFirst().orElseThrow();
    }

    /** What a service reads of its environment. */
    String variable(String service, String name) {
        JsonNode environment = named("Deployment", service).at("/spec/template/spec/containers/0/env");
        return stream(environment)
                .filter(it -> it.path("name").asText().equals(name))
                .map(it -> it.path("value").asText())
                .findFirst()
                .orElseThrow();
    }

    /** Of what a workload is run. */
    String image(String kind, String name) {
        return named(kind, name).at("/spec/template/spec/containers/0/image").asText();
    }

    static String name(JsonNode object) {
        return object.at("/metadata/name").asText();
    }
}
