package io.neonpro.kernel.trace;

import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which trace the current request, event or attempt at a job belongs to, by W3C Trace Context and Baggage: its Vert.x context
 * takes it from the headers that it came with, or begins it, and hands it on to whatever is asked or told because of it. No span
 * is begun or recorded here; in a cluster the sidecars do that.
 */
public final class Traces {

    private static final String KEY = "neonpro.trace";
    private static final String PARENT = "traceparent";

    /** In a trace of nobody's request. */
    private static final ContextKey<Boolean> UNASKED = ContextKey.named("unasked");

    private static final TextMapPropagator HEADERS =
            TextMapPropagator.composite(W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());

    private static final TextMapGetter<Function<String, @Nullable String>> BY_NAME = new TextMapGetter<>() {

        @Override
        public Iterable<String> keys(Function<String, @Nullable String> headers) {
            return List.copyOf(HEADERS.fields());
        }

        @Override
        public @Nullable String get(@Nullable Function<String, @Nullable String> headers, String name) {
            return headers == null ? null : headers.apply(name);
        }
    };

    private Traces() {}

    /** Has the current duplicated context belong to the trace that headers name; a new one begins where they name none. */
    public static void goOn(Function<String, @Nullable String> headers) {
        Context named = HEADERS.extract(Context.root(), headers, BY_NAME);
        ContextLocals.put(KEY, span(named).isValid() ? named : named.with(Span.wrap(begun())));
    }

    /**
     * Has the current duplicated context belong to a trace of its own. Only events are told it: of what is asked for, whoever
     * records it would go by a decision that nobody took.
     */
    public static void begin() {
        ContextLocals.put(KEY, Context.root().with(UNASKED, true).with(Span.wrap(begun())));
    }

    /** Has another context, for work that the current one waits for, belong to the same trace. */
    public static void share(io.vertx.core.Context other) {
        current().ifPresent(trace -> other.putLocal(KEY, trace));
    }

    /** Names the trace of a request or an event by headers, one call each. */
    public static void handOn(BiConsumer<String, String> header) {
        current().filter(trace -> trace.get(UNASKED) == null).ifPresent(trace -> name(trace, header));
    }

    /** The header {@code traceparent} of the trace. */
    public static Optional<String> parent() {
        Map<String, String> headers = new HashMap<>();
        current().ifPresent(trace -> name(trace, headers::put));
        return Optional.ofNullable(headers.get(PARENT));
    }

    /** The trace's id: 32 hexadecimal digits. */
    public static Optional<String> id() {
        return current().map(trace -> span(trace).getTraceId());
    }

    private static void name(Context trace, BiConsumer<String, String> header) {
        HEADERS.inject(trace, header, BiConsumer::accept);
    }

    private static Optional<Context> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    private static SpanContext span(Context trace) {
        return Span.fromContext(trace).getSpanContext();
    }

    /** Whoever records it decides that for themselves. */
    private static SpanContext begun() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat digits = HexFormat.of();
        return SpanContext.create(
                digits.toHexDigits(random.nextLong()) + digits.toHexDigits(random.nextLong()),
                digits.toHexDigits(random.nextLong()),
                TraceFlags.getDefault(),
                TraceState.getDefault());
    }
}
