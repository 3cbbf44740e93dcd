package io.neonpro.clinic.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.portable.Parts;
import io.neonpro.kernel.portable.PortableData;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/** Who holds what of a tenant's data: this service itself, and the five others. */
@ApplicationScoped
class Peers {

    private final List<Source> sources;

    Peers(
            PortableData own,
            @RestClient IdentityHoldings identity,
            @RestClient PatientHoldings patient,
            @RestClient SchedulingHoldings scheduling,
            @RestClient BillingHoldings billing,
            @RestClient NotifyHoldings notify,
            ObjectMapper mapper) {
        sources = List.of(
                new Source(
                        "clinic",
                        () -> own.parts().map(Parts::new).<JsonNode>map(mapper::valueToTree),
                        (part, cursor) -> own.page(part, cursor).<JsonNode>map(mapper::valueToTree)),
                new Source("identity", identity::parts, identity::page),
                new Source("patient", patient::parts, patient::page),
                new Source("scheduling", scheduling::parts, scheduling::page),
                new Source("billing", billing::parts, billing::page),
                new Source("notify", notify::parts, notify::page));
    }

    /** In the order of an archive. */
    List<Source> sources() {
        return sources;
    }

    @Timeout(value = 5, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    Uni<JsonNode> parts(Source source) {
        return source.parts().get();
    }

    @Timeout(value = 10, unit = ChronoUnit.SECONDS)
    @Retry(maxRetries = 1, delay = 100, jitter = 50)
    @Bulkhead(value = 10, waitingTaskQueue = 50)
    Uni<JsonNode> page(Source source, String part, @Nullable String cursor) {
        return source.page().apply(part, cursor);
    }
}
