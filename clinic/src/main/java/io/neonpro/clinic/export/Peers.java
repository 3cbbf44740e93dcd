package io.neonpro.clinic.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.peer.PeerClients;
import io.neonpro.kernel.peer.PeerGuard;
import io.neonpro.kernel.portable.Parts;
import io.neonpro.kernel.portable.PortableData;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who holds what of a tenant's data: this service itself, and the five others. */
@ApplicationScoped
class Peers {

    private final PeerGuard contents = guard("contents", Duration.ofSeconds(5));
    private final PeerGuard pages = guard("pages", Duration.ofSeconds(10));

    private final List<Source> sources;

    Peers(PortableData own, PeerClients peers, ObjectMapper mapper) {
        var clinic = new Source(
                "clinic",
                () -> own.parts().map(Parts::new).<JsonNode>map(mapper::valueToTree),
                (part, cursor) -> own.page(part, cursor).<JsonNode>map(mapper::valueToTree));
        var others = Stream.of("identity", "patient", "scheduling", "billing", "notify")
                .map(service -> source(service, peers.of(Holdings.class, service)));
        sources = Stream.concat(Stream.of(clinic), others).toList();
    }

    private static Source source(String service, Holdings holdings) {
        return new Source(service, holdings::parts, holdings::page);
    }

    /** In the order of an archive. */
    List<Source> sources() {
        return sources;
    }

    Uni<JsonNode> parts(Source source) {
        return contents.ask(source.parts());
    }

    Uni<JsonNode> page(Source source, String part, @Nullable String cursor) {
        return pages.ask(() -> source.page().apply(part, cursor));
    }

    private static PeerGuard guard(String name, Duration patience) {
        return PeerGuard.of(name, patience)
                .atOnce(10, 50)
                .again(1, Duration.ofMillis(100))
                .build();
    }
}
