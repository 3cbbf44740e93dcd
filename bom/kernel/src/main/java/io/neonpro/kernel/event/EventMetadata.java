package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;

/** Who and what caused the events that are being written: user, causing event, trace. */
@ApplicationScoped
class EventMetadata {

    ObjectNode current() {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        Tenancy.require().user().ifPresent(user -> metadata.put("user", user.toString()));
        Cause.current()
                .ifPresent(cause -> metadata.put("causation", cause.event().toString())
                        .put("correlation", cause.correlation().toString()));
        Traces.parent().ifPresent(trace -> metadata.put("traceparent", trace));
        return metadata;
    }
}
