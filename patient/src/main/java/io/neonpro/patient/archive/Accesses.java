package io.neonpro.patient.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.kernel.audit.AccessLog;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who saw or changed something of a person, as the access logs of this service and the others have it. */
@ApplicationScoped
class Accesses {

    /** What is told of an access, called as elsewhere in an archive, so that people and clinics are named. */
    private static final List<Map.Entry<String, String>> TOLD = List.of(
            Map.entry("at", "at"),
            Map.entry("action", "action"),
            Map.entry("actor", "by"),
            Map.entry("clinic", "clinicId"),
            Map.entry("purpose", "purpose"));

    private final AccessLog own;
    private final Peers peers;
    private final ObjectMapper mapper;

    Accesses(AccessLog own, Peers peers, ObjectMapper mapper) {
        this.own = own;
        this.peers = peers;
        this.mapper = mapper;
    }

    /** Each log by its pages, the newest first: from a cursor on, or null for the first one. */
    List<Function<String, Uni<JsonNode>>> logs(UUID patientId) {
        Stream<Function<String, Uni<JsonNode>>> others =
                Peers.SERVICES.stream().map(service -> cursor -> peers.accesses(service, patientId, cursor));
        return Stream.concat(Stream.of((String cursor) -> here(patientId, cursor)), others)
                .map(log -> log.andThen(page -> page.map(this::told)))
                .toList();
    }

    private Uni<JsonNode> here(UUID patientId, String cursor) {
        return own.search(patientId, null, new PageRequest(PageRequest.MAX_LIMIT, cursor))
                .map(mapper::valueToTree);
    }

    private JsonNode told(JsonNode page) {
        ObjectNode told = mapper.createObjectNode();
        ArrayNode items = told.putArray("items");
        page.path("items").forEach(access -> tell(access, items.addObject()));
        return told.set("next", page.get("next"));
    }

    private static void tell(JsonNode access, ObjectNode told) {
        TOLD.stream()
                .filter(name -> access.path(name.getKey()).isTextual())
                .forEach(name -> told.set(name.getValue(), access.get(name.getKey())));
    }
}
