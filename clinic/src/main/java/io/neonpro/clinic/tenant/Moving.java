package io.neonpro.clinic.tenant;

import io.neonpro.clinic.tenant.ClockRules.Difference;
import io.neonpro.clinic.tenant.TenantCommand.Move;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/** Has a tenant be in another time zone, once somebody has seen what that does. */
@ApplicationScoped
class Moving {

    private static final Duration AHEAD = Duration.ofDays(366);
    private static final int MAX_CLINICS = 100;

    private static final TenantStatement CLINICS = new TenantStatement("""
                    select id, name, timezone from clinic
                     where tenant_id = $1 and not archived order by id limit $2
                    """);

    private final Tenants tenants;

    Moving(Tenants tenants) {
        this.tenants = tenants;
    }

    /**
     * What it does: no appointment moves, as each is at its instant, and each clinic keeps its own clock and days; but new
     * clinics are in that zone.
     *
     * @param differences of the clocks, in the year to come
     * @param clinics that keep their clocks, the first hundred
     */
    @RegisterForReflection
    record Preview(ZoneId from, ZoneId to, List<Ahead> differences, List<Keeping> clinics) {}

    /** From an instant on the new clocks are so many minutes ahead of the old ones, or behind. */
    @RegisterForReflection
    record Ahead(Instant from, int minutesAhead) {

        static Ahead of(Difference difference) {
            return new Ahead(difference.from(), difference.minutes());
        }
    }

    /** A clinic, and the zone that it stays in. */
    @RegisterForReflection
    record Keeping(UUID id, String name, String timezone) {}

    /**
     * @param isConfirmed whether the preview was seen
     * @return fails with {@code time-zone-preview} otherwise
     */
    Uni<Versioned<TenantProfile>> change(
            IntConsumer precondition, UnaryOperator<TenantDetails> edit, boolean isConfirmed) {
        ClinicScope.current().requireAll();
        return Transactions.run(() -> tenants.own().flatMap(tenant -> {
            ZoneId wanted = tenant.exists()
                    ? edit.apply(new TenantDetails(tenant.timezone())).timezone()
                    : null;
            if (wanted == null || isConfirmed || wanted.equals(tenant.timezone())) {
                return tenants.handle(new Move(wanted), precondition);
            }
            precondition.accept(Math.toIntExact(tenant.revision()));
            return preview(tenant.timezone(), wanted);
        }));
    }

    private static Uni<Versioned<TenantProfile>> preview(ZoneId from, ZoneId to) {
        return CLINICS.list(
                        row -> new Keeping(row.getUUID("id"), row.getString("name"), row.getString("timezone")),
                        MAX_CLINICS)
                .flatMap(clinics -> Uni.createFrom()
                        .failure(Rejected.conflict(
                                        "time-zone-preview",
                                        "See what it does to the future, and repeat it with confirm=true.")
                                .with("preview", new Preview(from, to, differences(from, to), clinics))
                                .asFailure()));
    }

    private static List<Ahead> differences(ZoneId from, ZoneId to) {
        return ClockRules.between(from, to, Instant.now(), AHEAD).stream()
                .map(Ahead::of)
                .toList();
    }
}
