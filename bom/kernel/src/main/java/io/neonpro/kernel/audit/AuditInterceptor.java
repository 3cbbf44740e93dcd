package io.neonpro.kernel.audit;

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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Has noted what {@link Audited} methods have done; around their transaction, so that only what came about is. */
@Audited("")
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 400)
class AuditInterceptor {

    private static final String PURPOSE = "X-Access-Purpose";
    private static final int MAX_PURPOSE_LENGTH = 200;

    private final AccessTrail trail;
    private final CurrentVertxRequest exchange;

    AuditInterceptor(AccessTrail trail, CurrentVertxRequest exchange) {
        this.trail = trail;
        this.exchange = exchange;
    }

    @AroundInvoke
    Object note(InvocationContext call) throws Exception {
        Audited audited = call.getInterceptorBinding(Audited.class);
        TenantContext caller = Tenancy.require();
        Optional<String> purpose = purpose();
        trail.requireRoom();
        return ((Uni<?>) call.proceed())
                .invoke(answer -> subjects(call, answer)
                        .forEach(subject -> trail.note(
                                caller.tenant(), access(caller, audited, subject, purpose), audited.isChange())));
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

    /** Those of whom there was something to be seen; null for nobody in particular. */
    private static List<@Nullable UUID> subjects(InvocationContext call, @Nullable Object answer) {
        return switch (call.getParameters()[0]) {
            case UUID one -> List.of(one);
            case List<?> several -> seen(several, (List<?>) answer);
            case null, default -> Collections.singletonList(null);
        };
    }

    private static List<@Nullable UUID> seen(List<?> ids, List<?> answers) {
        return IntStream.range(0, ids.size())
                .filter(i -> answers.get(i) != null)
                .mapToObj(i -> (UUID) ids.get(i))
                .toList();
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
