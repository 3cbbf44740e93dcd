package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.kernel.tenancy.Tenancy;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Who and what caused the events that are being written: user, causing event, trace. */
@ApplicationScoped
class EventMetadata {

    ObjectNode current() {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        Tenancy.require().user().ifPresent(user -> metadata.put("user", user.toString()));
        Cause.current()
                .ifPresent(cause -> metadata.put("causation", cause.event().toString())
                        .put("correlation", cause.correlation().toString()));
        traceparent().ifPresent(trace -> metadata.put("traceparent", trace));
        return metadata;
    }

    /** The current span as a W3C Trace Context header. */
    static Optional<String> traceparent() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid()
                ? Optional.of("00-%s-%s-%s"
                        .formatted(
                                span.getTraceId(),
                                span.getSpanId(),
                                span.getTraceFlags().asHex()))
                : Optional.empty();
    }
}
