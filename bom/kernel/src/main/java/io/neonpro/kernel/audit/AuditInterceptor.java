package io.neonpro.kernel.audit;

import io.neonpro.kernel.context.Uncancelled;
import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.tenancy.OutOfScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
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

    /** What is read of clinics that somebody does not work in. */
    private static final String BROKEN_GLASS = "broken-glass:";

    /** What patients see or change of themselves. */
    private static final String OWN = "own:";

    /** How long the same sight is noted once: of one person, and of each on a page, which is asked for again and again. */
    private static final Duration ALONE = Duration.ofMinutes(1);

    private static final Duration AMONG_OTHERS = Duration.ofHours(1);

    private final AccessTrail trail;
    private final Refusals refusals;
    private final Subjects subjects;
    private final AuditHeaders headers;

    AuditInterceptor(AccessTrail trail, Refusals refusals, Subjects subjects, AuditHeaders headers) {
        this.trail = trail;
        this.refusals = refusals;
        this.subjects = subjects;
        this.headers = headers;
    }

    @AroundInvoke
    Object note(InvocationContext call) throws Exception {
        Optional<TenantContext> caller = Tenancy.current();
        return caller.isPresent() ? note(call, caller.get()) : call.proceed();
    }

    private Uni<?> note(InvocationContext call, TenantContext caller) throws Exception {
        Audited audited = call.getInterceptorBinding(Audited.class);
        Optional<String> emergency = Emergency.reason();
        Optional<String> purpose = emergency.or(() -> headers.line(AuditHeaders.PURPOSE, 1));
        String action = emergency.isPresent() ? BROKEN_GLASS + action(audited, call) : action(audited, call);
        boolean isEachTime = audited.isChange() || emergency.isPresent();
        trail.requireRoom(caller.tenant());
        Uni<?> noted = proceed(call, audited.value()).invoke(answer -> {
            List<Access> accesses = subjects(audited, call, answer).stream()
                    .map(subject -> access(caller, action, subject, purpose))
                    .toList();
            Duration once = isEachTime ? Duration.ZERO : accesses.size() > 1 ? AMONG_OTHERS : ALONE;
            CurrentTransaction.afterCommitOrNow(
                    () -> accesses.forEach(access -> trail.note(caller.tenant(), access, once)));
        });
        return audited.isChange() ? Uncancelled.of(noted) : noted;
    }

    /** A patient who is shown nothing has looked for what is theirs. */
    private static Access access(
            TenantContext caller, String action, @Nullable UUID subject, Optional<String> purpose) {
        UUID whose = subject == null ? caller.patient().orElse(null) : subject;
        return Access.now(caller, caller.isPatient(whose) ? OWN + action : action, whose, purpose);
    }

    private static String action(Audited audited, InvocationContext call) {
        return audited.namesObject() ? audited.value() + ":" + call.getParameters()[0] : audited.value();
    }

    /** Over REST that shows in the answer as well. */
    private Uni<?> proceed(InvocationContext call, String action) throws Exception {
        try {
            return ((Uni<?>) call.proceed()).onFailure(OutOfScope.class).invoke(refused -> refusals.note(action));
        } catch (OutOfScope e) {
            refusals.note(action);
            throw e;
        }
    }

    private List<@Nullable UUID> subjects(Audited audited, InvocationContext call, @Nullable Object answer) {
        return audited.isOfNobody() ? subjects.of(answer) : subjects.of(call.getParameters(), answer);
    }
}
