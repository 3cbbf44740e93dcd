package io.neonpro.identity.trail;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.web.edge.Sources;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Writes down who signs in, who is refused and who is given what; what is written stays as it is, but for where patients came from who are erased. */
@ApplicationScoped
public class SecurityLog {

    /** No tenant, for what is about nobody: none reads it, and it is soon forgotten. */
    public static final UUID NOBODYS = new UUID(0, 0);

    private static final TenantStatement INSERT = new TenantStatement("""
            insert into security_event (tenant_id, id, kind, actor, subject, client_id, source, detail)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """);

    private static final int MAX_LENGTH = 100;

    private final CurrentVertxRequest request;
    private final Sources sources;

    SecurityLog(CurrentVertxRequest request, Sources sources) {
        this.request = request;
        this.sources = sources;
    }

    /** Together with what the caller's transaction does for the current tenant, or on its own. */
    public Uni<Void> add(SecurityEvent event) {
        String source = source();
        return Transactions.run(() -> insert(event, source)).replaceWithVoid();
    }

    /** For a tenant that is not the current one. */
    public Uni<Void> add(UUID tenant, SecurityEvent event) {
        String source = source();
        return Tenancy.runAs(TenantContext.ofEvent(tenant), () -> Transactions.run(() -> insert(event, source)))
                .replaceWithVoid();
    }

    private static Uni<Integer> insert(SecurityEvent event, String source) {
        return INSERT.run(
                Ids.next(),
                event.kind().code(),
                event.actor().or(SecurityLog::caller).map(SecurityLog::bounded).orElse(null),
                event.subject().map(SecurityLog::bounded).orElse(null),
                event.clientId().map(SecurityLog::bounded).orElse(null),
                source,
                new JsonObject(Map.copyOf(event.detail())));
    }

    private static Optional<String> caller() {
        return Tenancy.current().flatMap(TenantContext::user).map(UUID::toString);
    }

    /** Where the request comes from; null outside of one. */
    private String source() {
        boolean isAsked = Arc.container().requestContext().isActive();
        return Optional.ofNullable(isAsked ? request.getCurrent() : null)
                .map(RoutingContext::request)
                .map(sources::of)
                .map(SecurityLog::bounded)
                .orElse(null);
    }

    private static String bounded(String text) {
        return text.substring(0, Math.min(text.length(), MAX_LENGTH));
    }
}
