package io.neonpro.clinic.tenant;

import io.neonpro.clinic.tenant.TenantCommand.Configure;
import io.neonpro.clinic.tenant.TenantCommand.Onboard;
import io.neonpro.contracts.clinic.TenantEvent;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Aggregate;
import io.neonpro.kernel.event.Aggregates;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.event.EventFamily;
import io.neonpro.kernel.event.Fact;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.event.StoredEvents;
import io.neonpro.kernel.event.Story;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/** Carries out what is asked of tenants; what happens to them is published as it is stored. */
@ApplicationScoped
public class Tenants {

    private static final EventFamily FAMILY = EventFamily.of(TenantEvent.class);
    private static final TenantRules RULES = new TenantRules();

    private final Aggregate<TenantCommand, Tenant, TenantEvent> tenants;
    private final ConfigurationJson json;
    private final StoredEvents events;

    Tenants(Aggregates aggregates, ConfigurationJson json, StoredEvents events) {
        this.json = json;
        this.events = events;
        tenants = aggregates
                .of("tenant", RULES, FAMILY)
                .publishing((id, event) -> Optional.of(event))
                .takingTurns();
    }

    Aggregate<TenantCommand, Tenant, TenantEvent> aggregate() {
        return tenants;
    }

    /** In the transaction, and for the tenant, that {@link Tenancy#runAs} has bound. */
    public Uni<Change<Tenant, TenantEvent>> onboard(Onboard command) {
        return tenants.handle(command.tenantId(), command).call(this::show);
    }

    /**
     * @param precondition gets the version at hand, and throws when the client meant another
     * @param edit makes the new configuration of the old one
     */
    public Uni<Versioned<Configuration>> configure(IntConsumer precondition, UnaryOperator<Configuration> edit) {
        ClinicScope.current().requireAll();
        return Transactions.run(() -> tenants.handle(tenantId(), precondition, new Configure(edit))
                .call(this::show)
                .map(change -> new Versioned<>(change.version(), change.state().configuration())));
    }

    /** The configuration that was in force at an earlier version, again. */
    public Uni<Versioned<Configuration>> configureAsAt(long version, IntConsumer precondition) {
        ClinicScope.current().requireAll();
        return Transactions.run(() -> events.allOf(tenants, List.of(tenantId()))
                .map(stories -> asAt(stories, version))
                .flatMap(earlier -> configure(precondition, now -> earlier)));
    }

    private static Configuration asAt(List<Story<TenantEvent>> stories, long version) {
        List<TenantEvent> until = stories.stream()
                .flatMap(story -> story.facts().stream())
                .filter(fact -> fact.version() <= version)
                .map(Fact::event)
                .toList();
        if (until.size() != version) {
            throw Rejected.missing("not-found", "There is no such version.").asFailure();
        }
        Tenant then = Tenant.NONE;
        for (TenantEvent event : until) {
            then = RULES.evolve(then, event);
        }
        return then.configuration();
    }

    /** Whatever else is asked of the caller's tenant, in the caller's transaction. */
    public Uni<Versioned<TenantProfile>> handle(TenantCommand command, IntConsumer precondition) {
        return tenants.handle(tenantId(), precondition, command)
                .call(this::show)
                .map(change -> new Versioned<>(change.version(), TenantProfile.of(change.state())));
    }

    /** The tenant itself, read where it is written. */
    public Uni<Tenant> own() {
        return tenants.load(tenantId()).map(Change::state);
    }

    public Uni<ZoneId> timezone() {
        return own().map(Tenant::timezone);
    }

    private Uni<Void> show(Change<Tenant, TenantEvent> change) {
        return change.isEmpty()
                ? Uni.createFrom().voidItem()
                : TenantView.follow(
                        TenantRow.of(change), json.write(change.state().configuration()));
    }

    private static UUID tenantId() {
        return Tenancy.require().tenant();
    }
}
