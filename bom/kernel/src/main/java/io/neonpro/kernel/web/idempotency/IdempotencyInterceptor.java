package io.neonpro.kernel.web.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.neonpro.kernel.data.Interlude;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.web.json.BodyDigest;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.WebApplicationException;
import org.jboss.resteasy.reactive.RestResponse;

/** Runs an {@link Idempotent} method once per key, and answers what was answered then. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 500)
class IdempotencyInterceptor {

    private final StoredAnswers answers;
    private final BodyDigest digest;
    private final CurrentVertxRequest exchange;
    private final ObjectMapper mapper;
    private final Counter replays;

    IdempotencyInterceptor(
            StoredAnswers answers,
            BodyDigest digest,
            CurrentVertxRequest exchange,
            ObjectMapper mapper,
            MeterRegistry metrics) {
        this.answers = answers;
        this.digest = digest;
        this.exchange = exchange;
        this.mapper = mapper;
        this.replays = metrics.counter("neonpro.idempotency.replays");
    }

    @AroundInvoke
    Object once(InvocationContext call) {
        String header = exchange.getCurrent().request().getHeader(IdempotencyKey.HEADER);
        if (header == null) {
            return Interlude.between(() -> Transactions.run(() -> proceed(call)));
        }
        IdempotencyKey key = IdempotencyKey.of(header);
        byte[] request = digest.ofRequest();
        DataSubject subject = DataSubject.of(call);
        return Interlude.between(() -> Transactions.run(() -> answers.claim(key, request)
                .flatMap(isFirst -> isFirst ? runAndStore(call, key, subject) : replay(key, request))));
    }

    private Uni<RestResponse<String>> runAndStore(InvocationContext call, IdempotencyKey key, DataSubject subject) {
        return proceed(call).flatMap(answer -> {
            StoredAnswer stored = StoredAnswer.of(answer, json(answer));
            return answers.store(key, stored, subject.in(stored.body(), mapper)).map(done -> stored.answer());
        });
    }

    private Uni<RestResponse<String>> replay(IdempotencyKey key, byte[] request) {
        replays.increment();
        return answers.find(key, request).map(StoredAnswer::replay);
    }

    /** An answer that is no success becomes a failure, so that its transaction is rolled back. */
    @SuppressWarnings("unchecked")
    private static Uni<RestResponse<?>> proceed(InvocationContext call) {
        try {
            return ((Uni<RestResponse<?>>) call.proceed()).onItem().invoke(answer -> {
                if (answer.getStatus() >= 300) {
                    throw new WebApplicationException(answer.toResponse());
                }
            });
        } catch (Exception e) {
            return Uni.createFrom().failure(e);
        }
    }

    private String json(RestResponse<?> answer) {
        try {
            return answer.hasEntity() ? mapper.writeValueAsString(answer.getEntity()) : "";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer must be serialisable", e);
        }
    }
}
