package io.neonpro.kernel.job;

import io.vertx.mutiny.sqlclient.Row;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * The right to run a job once; until the lease has ended nobody else has it.
 *
 * @param run who took the job before had a lower one
 * @param failures attempts that failed before
 */
record Claim(UUID tenant, UUID id, int run, int failures, String payload, Optional<Cron> cron) {

    static Claim of(Row row) {
        return new Claim(
                row.getUUID("tenant_id"),
                row.getUUID("id"),
                row.getInteger("runs"),
                row.getInteger("failures"),
                row.getString("payload"),
                Optional.ofNullable(row.getString("cron"))
                        .map(cron -> new Cron(cron, ZoneId.of(row.getString("zone")))));
    }
}
