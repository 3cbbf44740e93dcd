package io.neonpro.kernel.audit;

import io.neonpro.kernel.tenancy.OutOfScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/**
 * Has noted what people were refused since they may not do it, or not in that clinic: which action, of nobody. Whoever tries again
 * and again leaves one entry an hour for each action, and waits for nothing.
 */
@ApplicationScoped
public class Refusals {

    private static final String REFUSED = "refused:";
    private static final String OTHER_CLINIC = "clinic.pick";
    private static final int FORBIDDEN = 403;

    private final AccessTrail trail;

    /** What methods do, by their names; as many as the program has. */
    private final Map<String, String> actions = new ConcurrentHashMap<>();

    Refusals(AccessTrail trail) {
        this.trail = trail;
    }

    /** Over REST, for whatever reason. */
    @ServerResponseFilter
    public void note(ContainerResponseContext response, @Nullable ResourceInfo resource) {
        if (response.getStatus() == FORBIDDEN && resource != null) {
            Method method = resource.getResourceMethod();
            note(action(method.getDeclaringClass(), method.getName()));
        }
    }

    /** In the graph, by permission. */
    void note(@Observes AuthorizationFailureEvent refused) {
        Object method = refused.getEventProperties().get(AuthorizationFailureEvent.SECURED_METHOD_KEY);
        if (refused.getAuthorizationFailure() instanceof ForbiddenException && method != null) {
            note(actions.computeIfAbsent(method.toString(), Refusals::action));
        }
    }

    /** A header that picks a clinic, before anything is asked for. */
    void note(@Observes OutOfScope refused) {
        note(OTHER_CLINIC);
    }

    /**
     * @param action as {@link Audited} says
     */
    void note(String action) {
        Tenancy.current().ifPresent(caller -> note(caller, REFUSED + action));
    }

    private void note(TenantContext caller, String action) {
        trail.noteRefusal(caller.tenant(), Access.now(caller, action, null, Optional.empty()));
    }

    /**
     * @param method as {@code io.neonpro.patient.record.RecordResource#page}
     */
    private static String action(String method) {
        String[] parts = method.split("#");
        try {
            return action(Class.forName(parts[0], false, Thread.currentThread().getContextClassLoader()), parts[1]);
        } catch (ClassNotFoundException e) {
            return method;
        }
    }

    /** As its class is called, of what is nobody's data. */
    private static String action(Class<?> type, String method) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(one -> one.getName().equals(method))
                .map(one -> one.getAnnotation(Audited.class))
                .filter(audited -> audited != null)
                .map(Audited::value)
                .findFirst()
                .orElse(type.getSimpleName() + "." + method);
    }
}
