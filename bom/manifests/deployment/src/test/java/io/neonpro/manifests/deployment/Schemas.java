package io.neonpro.manifests.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import io.neonpro.manifests.deployment.rule.Definitions;
import io.neonpro.manifests.deployment.rule.Rules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The schemas of what clusters read. Those of Kubernetes' own kinds are in its Java client; those of operators in a folder, one
 * file {@code <group>/<kind>_<version>.json} for each: {@code shared/crds} beside the checkout, or {@code -Dneonpro.schemas}. Rules
 * in CEL are those of these schemas, or of the definitions in the folder {@code -Dneonpro.definitions}, as a cluster has them.
 */
public final class Schemas {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final Set<String> OWN_GROUPS = Set.of("networking.k8s.io", "scheduling.k8s.io");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> folder;
    private final Definitions definitions;

    public Schemas() {
        this.folder = Optional.ofNullable(System.getProperty("neonpro.schemas"))
                .map(Path::of)
                .or(Schemas::besideTheCheckout)
                .filter(Files::isDirectory);
        this.definitions = Optional.ofNullable(System.getProperty("neonpro.definitions"))
                .map(Path::of)
                .map(Definitions::in)
                .orElseGet(Definitions::none);
    }

    /** Whether there are some of its group here. */
    public boolean know(JsonNode object) {
        return !isOfAnOperator(object)
                || folder.map(place -> place.resolve(group(object)))
                        .filter(Files::isDirectory)
                        .isPresent();
    }

    /** Whether there are any of operators here. */
    public boolean areThere() {
        return folder.isPresent();
    }

    /** What is wrong with it; unknown fields are. */
    public List<String> faults(JsonNode object) {
        List<String> faults = new ArrayList<>(isOfAnOperator(object) ? faultsByFile(object) : faultsByModel(object));
        faults.addAll(rules(object).faults());
        return faults;
    }

    /** What its kind's rules in CEL say of it. */
    public Rules.Findings rules(JsonNode object) {
        return rules(MissingNode.getInstance(), object);
    }

    /** And what they say of the change from an earlier one. */
    public Rules.Findings rules(JsonNode before, JsonNode object) {
        return Rules.of(definitions.of(object).orElseGet(() -> schema(object)), before, object);
    }

    /**
     * What is wrong with what has the form of a part of another kind.
     *
     * @param file of that kind's schema
     * @param place of the part's schema in it
     */
    public List<String> faultsAs(JsonNode part, String file, String place) {
        return faults(part, read(folder.orElseThrow().resolve(file)).at(place));
    }

    private static boolean isOfAnOperator(JsonNode object) {
        String group = group(object);
        return group.contains(".") && !OWN_GROUPS.contains(group);
    }

    private List<String> faultsByFile(JsonNode object) {
        return faults(object, read(file(object).orElseThrow()));
    }

    private Optional<Path> file(JsonNode object) {
        return folder.map(place -> place.resolve(group(object))
                .resolve(object.path("kind").asText().toLowerCase() + "_" + version(object) + ".json"));
    }

    /** Nothing, of a kind of which there is none. */
    private JsonNode schema(JsonNode object) {
        return file(object).filter(Files::exists).map(Schemas::read).orElseGet(MissingNode::getInstance);
    }

    private static List<String> faults(JsonNode object, JsonNode schema) {
        return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(schema).validate(object).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("There is no schema " + file, e);
        }
    }

    private static List<String> faultsByModel(JsonNode object) {
        String version = version(object);
        String model = Character.toUpperCase(version.charAt(0))
                + version.substring(1)
                + object.path("kind").asText();
        try {
            Class.forName(MODELS + model)
                    .getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
            return List.of();
        } catch (InvocationTargetException fault) {
            return List.of(fault.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("There is no model of " + object.path("kind"), e);
        }
    }

    private static String group(JsonNode object) {
        String apiVersion = object.path("apiVersion").asText();
        return apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "";
    }

    private static String version(JsonNode object) {
        String apiVersion = object.path("apiVersion").asText();
        return apiVersion.substring(apiVersion.indexOf('/') + 1);
    }

    private static Optional<Path> besideTheCheckout() {
        for (Path place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            if (Files.exists(place.resolve(".git"))) {
                return Optional.of(place.resolveSibling("shared").resolve("crds"));
            }
        }
        return Optional.empty();
    }
}
