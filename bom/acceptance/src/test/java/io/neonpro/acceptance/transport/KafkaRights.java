package io.neonpro.acceptance.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** The topics of a service's manifests, and what they let whom do with topics and groups: given to a broker as Strimzi does. */
final class KafkaRights {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final int PARTITIONS = 3;
    private static final short ONE_BROKER = 1;

    private final List<NewTopic> topics = new ArrayList<>();
    private final List<AclBinding> rights = new ArrayList<>();

    /**
     * @param manifests what {@code make manifests} has written
     */
    void read(Path manifests) {
        try (MappingIterator<JsonNode> objects = YAML.readerFor(JsonNode.class).readValues(manifests.toFile())) {
            objects.forEachRemaining(this::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void grant(Map<String, Object> administrator) {
        try (Admin admin = Admin.create(administrator)) {
            admin.createTopics(topics).all().get();
            admin.createAcls(rights).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void add(JsonNode object) {
        String name = object.at("/metadata/name").asText();
        switch (object.path("kind").asText()) {
            case "KafkaTopic" -> topics.add(new NewTopic(name, PARTITIONS, ONE_BROKER));
            case "KafkaUser" ->
                items(object.at("/spec/authorization/acls"))
                        .flatMap(right -> bindings(name, right))
                        .forEach(rights::add);
            default -> {}
        }
    }

    private static Stream<AclBinding> bindings(String user, JsonNode right) {
        JsonNode resource = right.path("resource");
        var pattern = new ResourcePattern(
                ResourceType.fromString(upper(resource.path("type"))),
                resource.path("name").asText(),
                resource.path("patternType").asText().equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL);
        return items(right.path("operations"))
                .map(operation -> new AclBinding(
                        pattern,
                        new AccessControlEntry(
                                "User:CN=" + user,
                                "*",
                                AclOperation.fromString(upper(operation)),
                                AclPermissionType.ALLOW)));
    }

    private static Stream<JsonNode> items(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String upper(JsonNode text) {
        return text.asText().toUpperCase(Locale.ROOT);
    }
}
