package io.neonpro.kernel.audit;

import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.web.problem.ProblemException;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has noted what {@link Audited} methods have done; once their transaction is committed, so that only what came about is, and
 * within {@code @Idempotent}, so that a repeated answer is not.
 */
@Audited("")
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 600)
class AuditInterceptor {

    private static final String PURPOSE = "X-Access-Purpose";
    private static final int MAX_PURPOSE_LENGTH = 200;

    private final AccessTrail trail;
    private final Subjects subjects;
    private final CurrentVertxRequest exchange;

    AuditInterceptor(AccessTrail trail, Subjects subjects, CurrentVertxRequest exchange) {
        this.trail = trail;
        this.subjects = subjects;
        this.exchange = exchange;
    }

    @AroundInvoke
    Object note(InvocationContext call) throws Exception {
        Optional<TenantContext> caller = Tenancy.current();
        return caller.isPresent() ? note(call, caller.get()) : call.proceed();
    }

    private Uni<?> note(InvocationContext call, TenantContext caller) throws Exception {
        Audited audited = call.getInterceptorBinding(Audited.class);
        Optional<String> purpose = purpose();
        trail.requireRoom();
        return ((Uni<?>) call.proceed()).invoke(answer -> {
            List<Access> accesses = subjects(audited, call, answer).stream()
                    .map(subject -> access(caller, audited, subject, purpose))
                    .toList();
            CurrentTransaction.afterCommitOrNow(
                    () -> accesses.forEach(access -> trail.note(caller.tenant(), access, audited.isChange())));
        });
    }

    private List<@Nullable UUID> subjects(Audited audited, InvocationContext call, @Nullable Object answer) {
        return audited.isOfNobody() ? Collections.singletonList(null) : subjects.of(call.getParameters(), answer);
    }

    private static Access access(
            TenantContext caller, Audited audited, @Nullable UUID subject, Optional<String> purpose) {
        SpanContext span = Span.current().getSpanContext();
        return new Access(
                Instant.now().truncatedTo(ChronoUnit.MICROS),
                caller.user().orElse(null),
                caller.clinic().orElse(null),
                audited.value(),
                subject,
                purpose.orElse(null),
                span.isValid() ? span.getTraceId() : null);
    }

    private Optional<String> purpose() {
        return Optional.ofNullable(exchange.getCurrent())
                .map(current -> current.request().getHeader(PURPOSE))
                .filter(text -> !text.isBlank())
                .map(AuditInterceptor::checked);
    }

    private static String checked(String purpose) {
        if (purpose.length() > MAX_PURPOSE_LENGTH || purpose.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalidInput(
                    PURPOSE, InvalidValue.VALUE, "must be a line of at most " + MAX_PURPOSE_LENGTH + " characters");
        }
        return purpose;
    }
}
