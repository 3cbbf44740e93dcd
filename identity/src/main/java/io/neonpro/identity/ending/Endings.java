package io.neonpro.identity.ending;

import io.neonpro.identity.client.Clients;
import io.neonpro.identity.ending.LogoutJob.EndedSession;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Ends sessions of the current tenant, in the caller's transaction, and has applications told that want to know (OpenID
 * Connect Back-Channel Logout 1.0).
 */
@ApplicationScoped
public class Endings {

    private static final TenantStatement ONE = new TenantStatement("""
            update session set ended_at = now()
             where tenant_id = $1 and id = $2 and ended_at is null
            returning id, user_id, client_id
            """);

    /** A code that waits would begin another one. */
    private static final TenantStatement OF_PERSON = new TenantStatement("""
            with codes as (
                delete from authorization_code where tenant_id = $1 and user_id = $2 and session_id is null)
            update session set ended_at = now()
             where tenant_id = $1 and user_id = $2 and ended_at is null
            returning id, user_id, client_id
            """);

    private final Clients clients;
    private final Jobs jobs;

    Endings(Clients clients, Jobs jobs) {
        this.clients = clients;
        this.jobs = jobs;
    }

    /** Answers false when it had ended before. */
    public Uni<Boolean> one(UUID session) {
        return ONE.list(Ended::of, session).call(this::tell).map(ended -> !ended.isEmpty());
    }

    /** Also what would become one: codes that wait to be exchanged. */
    public Uni<Void> ofPerson(UUID person) {
        return OF_PERSON.list(Ended::of, person).chain(this::tell);
    }

    /** Of sessions that ended otherwise. */
    public Uni<Void> tell(List<Ended> ended) {
        return Multi.createFrom()
                .iterable(ended)
                .filter(session -> clients.backChannel(session.clientId()).isPresent())
                .onItem()
                .transformToUniAndConcatenate(session -> jobs.add(NewJob.of(LogoutJob.NAME, EndedSession.of(session))))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
