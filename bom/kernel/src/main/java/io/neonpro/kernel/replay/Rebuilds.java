package io.neonpro.kernel.replay;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.StoredEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Where the rebuilds of the current tenant are; one of each read model, the last. All in the caller's transaction. */
@ApplicationScoped
class Rebuilds {

    private static final TenantStatement BEGIN = new TenantStatement("""
                    insert into rebuild (tenant_id, model, run, corrects, phase, position)
                    values ($1, $2, $3, $4, 'streams', $5)
                    on conflict (tenant_id, model) do update
                       set run = excluded.run, corrects = excluded.corrects, phase = excluded.phase,
                           position = excluded.position, pass = 1, has_corrected = false, settles = null, streams = 0,
                           events = 0, differing = 0, corrected = 0, examples = '{}',
                           started_at = excluded.started_at, updated_at = excluded.updated_at
                    """);

    private static final TenantStatement FIND = new TenantStatement("""
                    select model, run, corrects, phase, position, pass, has_corrected, settles is not null as is_marked,
                           coalesce(settles <= pg_snapshot_xmin(pg_current_snapshot()), false) as is_settled
                      from rebuild where tenant_id = $1 and run = $2
                    """);

    private static final TenantStatement ADVANCE = new TenantStatement("""
                    update rebuild
                       set phase = $4, position = $5,
                           streams = streams + case pass when 1 then $6::bigint else 0 end,
                           events = events + case pass when 1 then $7::bigint else 0 end,
                           differing = differing + cardinality($8::uuid[]), corrected = corrected + $9::bigint,
                           has_corrected = has_corrected or $9::bigint > 0,
                           examples = (examples || $8::uuid[])[1:20], updated_at = now()
                     where tenant_id = $1 and model = $2 and run = $3
                    """);

    private static final TenantStatement MARK = new TenantStatement("""
                    update rebuild set settles = pg_snapshot_xmax(pg_current_snapshot()), updated_at = now()
                     where tenant_id = $1 and model = $2 and run = $3
                    """);

    private static final TenantStatement NEXT_PASS = new TenantStatement("""
                    update rebuild
                       set phase = 'streams', position = $4, pass = pass + 1, has_corrected = false, settles = null,
                           updated_at = now()
                     where tenant_id = $1 and model = $2 and run = $3
                    """);

    Uni<Void> begin(String model, UUID run, boolean corrects) {
        return BEGIN.run(model, run, corrects, StoredEvents.BEFORE_ALL).replaceWithVoid();
    }

    /** Empty when another one was begun since. */
    Uni<Optional<Rebuild>> find(UUID run) {
        return FIND.find(Rebuild::of, run);
    }

    Uni<Void> advance(Rebuild rebuild, Step step) {
        return ADVANCE.run(
                        rebuild.model(),
                        rebuild.run(),
                        step.phase().code(),
                        step.position(),
                        (long) step.streams(),
                        (long) step.events(),
                        step.differing().toArray(UUID[]::new),
                        (long) step.corrected())
                .replaceWithVoid();
    }

    /** Remembers who is under way now: all transactions that have written anything. */
    Uni<Void> mark(Rebuild rebuild) {
        return MARK.run(rebuild.model(), rebuild.run()).replaceWithVoid();
    }

    /** Goes through all of it once more. */
    Uni<Void> nextPass(Rebuild rebuild) {
        return NEXT_PASS
                .run(rebuild.model(), rebuild.run(), StoredEvents.BEFORE_ALL)
                .replaceWithVoid();
    }
}
