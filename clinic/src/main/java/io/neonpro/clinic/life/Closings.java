package io.neonpro.clinic.life;

import io.neonpro.clinic.export.Exports;
import io.neonpro.clinic.export.Notices;
import io.neonpro.clinic.life.ClosingEvent.Asked;
import io.neonpro.clinic.tenant.Tenants;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.value.Ids;
import io.neonpro.kernel.value.Slug;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Tenants that want to leave; always within the caller's transaction, and for the caller's tenant. */
@ApplicationScoped
class Closings {

    private static final TenantStatement FIND =
            new TenantStatement("select closes_at from closing where tenant_id = $1");

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into closing (tenant_id, workflow, closes_at) values ($1, $2, $3) on conflict do nothing
                    """);

    private static final TenantStatement REMOVE =
            new TenantStatement("delete from closing where tenant_id = $1 returning workflow, closes_at");

    private static final Rejected NONE = Rejected.missing("not-found", "This clinic group does not want to leave.");

    private final ClosingWorkflow workflow;
    private final ClosingSettings settings;
    private final Tenants tenants;
    private final Exports exports;
    private final Notices notices;

    Closings(ClosingWorkflow workflow, ClosingSettings settings, Tenants tenants, Exports exports, Notices notices) {
        this.workflow = workflow;
        this.settings = settings;
        this.tenants = tenants;
        this.exports = exports;
        this.notices = notices;
    }

    /**
     * @param slug the tenant's own, lest somebody does it by accident
     * @param isConfirmed whether it leaves without having taken its data along
     * @return fails with {@code not-exported} where neither is so
     */
    Uni<Closing> begin(Slug slug, boolean isConfirmed) {
        ClinicScope.current().requireAll();
        UUID id = Ids.next();
        Instant closesAt = Instant.now().plus(settings.notice()).truncatedTo(ChronoUnit.MILLIS);
        return tenants.own()
                .invoke(tenant -> requireSame(slug, tenant.slug()))
                .chain(() -> exports.isTaken())
                .invoke(isTaken -> requireExported(isTaken || isConfirmed))
                .chain(() -> ADD.run(id, closesAt))
                .invoke(Closings::requireFirst)
                .chain(() -> workflow.begin(id, new Asked(closesAt)))
                .chain(() -> notices.tell("tenant.close"))
                .replaceWith(new Closing(closesAt));
    }

    Uni<Closing> find() {
        return FIND.find(Closings::closing).map(found -> found.orElseThrow(NONE::asFailure));
    }

    /**
     * The owner has thought better of it; of two who say so at once, the second finds nothing to call off.
     *
     * @param precondition gets the version at hand, and throws when the client meant another wish to leave
     */
    Uni<Void> callOff(LongConsumer precondition) {
        ClinicScope.current().requireAll();
        return REMOVE.find(row -> row)
                .map(found -> found.orElseThrow(NONE::asFailure))
                .invoke(row -> precondition.accept(closing(row).version()))
                .flatMap(row -> workflow.callOff(row.getUUID("workflow")))
                .invoke(Closings::requireInTime)
                .replaceWithVoid();
    }

    private static Closing closing(Row row) {
        return new Closing(row.getOffsetDateTime("closes_at").toInstant());
    }

    private static void requireSame(Slug given, String own) {
        if (!given.text().equals(own)) {
            throw Rejected.invalid("wrong-slug", "This is not the slug of the clinic group that is to leave.")
                    .asFailure();
        }
    }

    private static void requireExported(boolean isSettled) {
        if (!isSettled) {
            throw Rejected.conflict(
                            "not-exported",
                            "This clinic group has not taken its data along of late; repeat with confirm=true to leave"
                                    + " without.")
                    .asFailure();
        }
    }

    private static void requireFirst(int added) {
        if (added == 0) {
            throw Rejected.conflict("already-closing", "This clinic group is leaving already.")
                    .asFailure();
        }
    }

    private static void requireInTime(boolean isCalledOff) {
        if (!isCalledOff) {
            throw Rejected.conflict("too-late", "This clinic group has left.").asFailure();
        }
    }
}
