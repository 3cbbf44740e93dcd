package io.neonpro.kernel.replay;

import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.InboxSettings;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.event.Selection;
import io.neonpro.kernel.event.StoredEvents;
import io.neonpro.kernel.job.Jobs;
import io.neonpro.kernel.job.NewJob;
import io.neonpro.kernel.replay.Republication.Phase;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Has read models compared and put right, and events told again: for one tenant, or for all, so many at a time. */
@ApplicationScoped
public class Replays {

    private static final int TENANTS = 200;

    /** Heard this long before the inbox forgets it. */
    private static final Duration MARGIN = Duration.ofDays(1);

    private final Tenants tenants;
    private final ReadModels models;
    private final Rebuilds rebuilds;
    private final Republications republications;
    private final Jobs jobs;
    private final InboxSettings inbox;

    Replays(
            Tenants tenants,
            ReadModels models,
            Rebuilds rebuilds,
            Republications republications,
            Jobs jobs,
            InboxSettings inbox) {
        this.tenants = tenants;
        this.models = models;
        this.rebuilds = rebuilds;
        this.republications = republications;
        this.jobs = jobs;
        this.inbox = inbox;
    }

    /**
     * Whose.
     *
     * @param tenant the only one, if one is meant
     * @param after else those after this one, so many at a time
     */
    public record Scope(Optional<UUID> tenant, Optional<UUID> after) {}

    /**
     * @param corrects whether what differs is put right, or only reported
     * @return of whom it was begun, fails with {@code not-found} when there is no such model
     */
    public Uni<List<UUID>> rebuild(String model, Scope scope, boolean corrects) {
        if (models.find(model).isEmpty()) {
            throw Rejected.missing("not-found", "There is no read model %s here.".formatted(model))
                    .asFailure();
        }
        return each(scope, () -> {
            UUID run = Ids.next();
            return rebuilds.begin(model, run, corrects)
                    .chain(() -> jobs.add(NewJob.of(RebuildJob.NAME, new RebuildJob.Run(run))));
        });
    }

    /**
     * @param stream the only one, if one is meant
     * @return of whom it was begun, fails with {@code too-old} for events of which nobody knows any more whether they were
     *     heard, when they are told as if it were the first time
     */
    public Uni<List<UUID>> republish(Scope scope, Optional<UUID> stream, Selection selection) {
        if (selection.withEffects() && !isRemembered(selection)) {
            throw Rejected.invalid(
                            "too-old",
                            "With effects only what is since a time that inboxes remember: %s at most."
                                    .formatted(inbox.keepFor().minus(MARGIN)))
                    .asFailure();
        }
        return each(scope, () -> {
            var begun = new Republication(Ids.next(), stream, selection, Phase.STREAMS, 0, StoredEvents.BEFORE_ALL);
            return republications
                    .begin(begun)
                    .chain(() -> jobs.add(NewJob.of(RepublishJob.NAME, new RepublishJob.Which(begun.id()))));
        });
    }

    private boolean isRemembered(Selection selection) {
        Instant oldest = Instant.now().minus(inbox.keepFor()).plus(MARGIN);
        return selection.since().filter(since -> !since.isBefore(oldest)).isPresent();
    }

    private Uni<List<UUID>> each(Scope scope, Supplier<Uni<Void>> begin) {
        return scope.tenant()
                .map(only -> Uni.createFrom().item(List.of(only)))
                .orElseGet(() -> tenants.page(scope.after().orElse(StoredEvents.BEFORE_ALL), TENANTS))
                .call(found -> Multi.createFrom()
                        .iterable(found)
                        .onItem()
                        .transformToUniAndConcatenate(
                                tenant -> Tenancy.runAs(TenantContext.ofEvent(tenant), () -> Transactions.run(begin)))
                        .onItem()
                        .ignoreAsUni());
    }
}
