package io.neonpro.patient.archive;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * What clinics, practitioners, treatments, rooms and devices are called, and who took note of what, for people; what nobody says
 * stays an id.
 */
@ApplicationScoped
class CatalogueNames {

    private static final Logger LOG = Logger.getLogger(CatalogueNames.class);

    private static final String PEOPLE = "users";

    /** Kinds in the catalogue, and people, by the fields that mention them. */
    private static final Map<String, String> KINDS = Map.of(
            "clinicId",
            "clinics",
            "practitionerId",
            "practitioners",
            "treatmentId",
            "treatments",
            "roomId",
            "resources",
            "deviceIds",
            "resources",
            "author",
            PEOPLE,
            "recordedBy",
            PEOPLE,
            "revokedBy",
            PEOPLE,
            "receivedBy",
            PEOPLE,
            "by",
            PEOPLE);

    private final Peers peers;

    CatalogueNames(Peers peers) {
        this.peers = peers;
    }

    /**
     * Learns what a page mentions.
     *
     * @param known names by ids, to which it is added
     */
    Uni<Void> learn(JsonNode page, Map<String, String> known) {
        return Multi.createFrom()
                .items(mentions(page).distinct().filter(one -> !known.containsKey(one.id())))
                .onItem()
                .transformToUniAndConcatenate(one -> name(one).invoke(name -> known.put(one.id(), name)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<String> name(Mention one) {
        return (one.kind().equals(PEOPLE) ? peers.colleague(one.id()) : peers.named(one.kind(), one.id()))
                .map(found -> found.path("name").asText(one.id()))
                .onFailure()
                .invoke(failure -> LOG.debugf("A name is missing in an archive: %s", failure))
                .onFailure()
                .recoverWithItem(one.id());
    }

    private static Stream<Mention> mentions(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).flatMap(CatalogueNames::mentions)
                : node.properties().stream().flatMap(field -> mentions(field.getKey(), field.getValue()));
    }

    private static Stream<Mention> mentions(String field, JsonNode value) {
        String kind = KINDS.get(field);
        return kind == null
                ? mentions(value)
                : Stream.concat(Stream.of(value), StreamSupport.stream(value.spliterator(), false))
                        .filter(JsonNode::isTextual)
                        .map(id -> new Mention(kind, id.asText()));
    }

    private record Mention(String kind, String id) {}
}
