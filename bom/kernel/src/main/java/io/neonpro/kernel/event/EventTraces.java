package io.neonpro.kernel.event;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** Goes on with the traces that events were published in. */
@ApplicationScoped
class EventTraces {

    private static final String HEADER = "traceparent";

    private static final TextMapGetter<IncomingEvent> ATTRIBUTES = new TextMapGetter<>() {

        @Override
        public Iterable<String> keys(IncomingEvent event) {
            return List.of(HEADER);
        }

        @Override
        public String get(IncomingEvent event, String name) {
            return name.equals(HEADER) ? event.traceparent().orElse(null) : null;
        }
    };

    private final Tracer tracer;

    EventTraces(Tracer tracer) {
        this.tracer = tracer;
    }

    /** In a span of its own, which the context has to its end. */
    <T> Uni<T> within(IncomingEvent event, Supplier<Uni<T>> work) {
        Context publisher = W3CTraceContextPropagator.getInstance().extract(Context.root(), event, ATTRIBUTES);
        Span span = tracer.spanBuilder(event.name() + " process")
                .setParent(publisher)
                .setSpanKind(SpanKind.CONSUMER)
                .startSpan();
        publisher.with(span).makeCurrent();
        return work.get().onTermination().invoke(span::end);
    }
}
