package io.neonpro.patient.request;

import io.neonpro.contracts.clinic.TenantSettings;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.tenant.Settings;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Patients who were not treated, and of whom nothing was heard for as long as their tenant keeps such people: not registered or
 * changed, not booked, no consent, and nobody asked to have them erased, who was perhaps refused.
 */
@ApplicationScoped
class InactivePatients {

    private static final int PAGE = 100;
    private static final int MAX_PAGES = 10_000;

    private static final UUID FIRST = new UUID(0, 0);

    /**
     * $3 is the least id of that time ($4), as ids are made. The offsets keep the planner from reading all entries and requests
     * of the tenant to know of one page.
     */
    private static final TenantQuery<Candidate> CANDIDATES = new TenantQuery<>("""
            select id,
                   not exists (select from record_entry entry
                                where entry.tenant_id = $1 and entry.patient_id = patient.id offset 0)
                   and not exists (select from known_appointment visit
                                    where visit.tenant_id = $1 and visit.patient_id = patient.id and visit.id >= $3
                                   offset 0)
                   and not exists (select from consent
                                    where consent.tenant_id = $1 and consent.patient_id = patient.id
                                      and consent.id >= $3 offset 0)
                   and not exists (select from event
                                    where event.tenant_id = $1 and event.stream = patient.id
                                      and event.recorded_at >= $4 offset 0)
                   and not exists (select from subject_request request
                                    where request.tenant_id = $1 and request.patient_id = patient.id
                                      and request.received_at >= $4 offset 0) as is_inactive
              from patient
             where tenant_id = $1 and id > $2 and id < $3
             order by id
             limit $5
            """, Candidate::of);

    private final Settings settings;
    private final Reads reads;

    InactivePatients(Settings settings, Reads reads) {
        this.settings = settings;
        this.reads = reads;
    }

    /** So many of them, those first who have been known for longest; none when the tenant keeps them. */
    Uni<List<UUID>> find(int most) {
        return Transactions.run(() -> settings.get(TenantSettings.INACTIVE_PATIENT_YEARS))
                .flatMap(years -> years == 0
                        ? Uni.createFrom().item(List.<UUID>of())
                        : since(
                                Instant.now()
                                        .atZone(ZoneOffset.UTC)
                                        .minusYears(years)
                                        .toInstant(),
                                most));
    }

    private Uni<List<UUID>> since(Instant time, int most) {
        UUID least = leastId(time);
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<UUID>(FIRST),
                        after -> reads.list(CANDIDATES, after.get(), least, time.atOffset(ZoneOffset.UTC), PAGE)
                                .invoke(page -> page.stream()
                                        .reduce((first, second) -> second)
                                        .ifPresent(last -> after.set(last.id()))))
                .whilst(page -> page.size() == PAGE)
                .select()
                .first(MAX_PAGES)
                .onItem()
                .<Candidate>disjoint()
                .filter(Candidate::isInactive)
                .map(Candidate::id)
                .select()
                .first(most)
                .collect()
                .asList();
    }

    /** No UUIDv7 of a later time sorts before it (RFC 9562, 5.7). */
    private static UUID leastId(Instant time) {
        return new UUID(time.toEpochMilli() << 16 | 0x7000, Long.MIN_VALUE);
    }

    /** Somebody who has been known for long enough. */
    private record Candidate(UUID id, boolean isInactive) {

        static Candidate of(Row row) {
            return new Candidate(row.getUUID("id"), row.getBoolean("is_inactive"));
        }
    }
}
