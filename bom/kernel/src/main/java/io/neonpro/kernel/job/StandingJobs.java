package io.neonpro.kernel.job;

import io.neonpro.kernel.data.EveryMinute;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.start.Settled;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.UUID;

/** Adds the jobs that are there whenever the service runs: once it has started, or as soon as its database is there. */
@ApplicationScoped
class StandingJobs {

    /** In the place of a tenant: nobody's id is this one. */
    static final TenantContext NOBODY = TenantContext.ofEvent(new UUID(0, 0));

    private final Jobs jobs;
    private final List<? extends NewJob<?>> standing;
    private final EveryMinute rounds;

    StandingJobs(JobKinds kinds, Jobs jobs, Vertx vertx) {
        this.jobs = jobs;
        this.standing =
                kinds.all().stream().flatMap(kind -> kind.standing().stream()).toList();
        this.rounds = new EveryMinute(vertx, "Standing jobs wait to be added", this::add);
    }

    void start(@Observes Settled event) {
        if (!standing.isEmpty()) {
            rounds.startAtOnce();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        rounds.stop();
    }

    /** The same job as another instance has added, or an earlier start, stays as it is. */
    Uni<Void> add() {
        return Multi.createFrom()
                .iterable(standing)
                .onItem()
                .transformToUniAndConcatenate(this::add)
                .onItem()
                .ignoreAsUni()
                .invoke(rounds::stop);
    }

    private Uni<Void> add(NewJob<?> job) {
        NewJob<?> only = job.inPlaceOf(NOBODY.tenant());
        return Tenancy.runAs(NOBODY, () -> Transactions.run(() -> jobs.add(only)));
    }
}
