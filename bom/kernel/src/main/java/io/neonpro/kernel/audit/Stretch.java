package io.neonpro.kernel.audit;

import io.neonpro.kernel.audit.AccessChain.Link;
import io.neonpro.kernel.crypto.TenantSeal;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Entries of an access log that should follow one another, as they are stored.
 *
 * @param before what the first one should follow on
 * @param isSoundBefore whether the log begins there as this service has left it; for a stretch that does not begin the log,
 *     whether what it follows on is there
 */
record Stretch(Link before, boolean isSoundBefore, List<Sealed> entries) {

    /** Beside where the log begins, so many entries from a number on; both as they are at one moment. */
    static final String READ = """
            select number, null::timestamptz as at, null::uuid as actor, null::uuid as clinic, null::text as action,
                   null::uuid as subject, null::text as purpose, null::text as trace, seal, is_intact, endorsement
              from access_beginning where tenant_id = $1
            union all
            (select number, at, actor, clinic, action, subject, purpose, trace, seal, null, null
               from access_entry where tenant_id = $1 and number >= $2 order by number limit $3)
            """;

    /** An entry with what it is sealed by. */
    record Sealed(Link link, Access access) {

        static Sealed of(Row row) {
            return new Sealed(Link.of(row), AccessEntry.of(row).access());
        }
    }

    /**
     * Of what {@link #READ} has read.
     *
     * @param number of the entry before the first one; zero, and any other that is forgotten, for those with which the log begins
     */
    static Stretch of(UUID tenant, long number, List<Row> rows, TenantSeal tenantSeal) {
        Beginning beginning = rows.stream()
                .filter(Beginning::isIn)
                .map(row -> Beginning.of(tenant, row))
                .findFirst()
                .orElseGet(() -> Beginning.ofAll(tenant));
        List<Sealed> entries = rows.stream()
                .filter(row -> !Beginning.isIn(row))
                .map(Sealed::of)
                .toList();
        return number <= beginning.link().number()
                ? new Stretch(beginning.link(), beginning.isSound(tenantSeal), entries)
                : after(number, entries);
    }

    private static Stretch after(long number, List<Sealed> entries) {
        boolean isThere = !entries.isEmpty() && entries.getFirst().link().number() == number;
        return isThere
                ? new Stretch(entries.getFirst().link(), true, entries.subList(1, entries.size()))
                : new Stretch(new Link(number, new byte[0]), false, entries);
    }

    /**
     * Its entries up to the last one that is older: instances note side by side, so one before that may be younger by a moment.
     */
    Stretch until(Instant end) {
        int count = entries.size();
        while (count > 0 && !entries.get(count - 1).access().at().isBefore(end)) {
            count--;
        }
        return new Stretch(before, isSoundBefore, entries.subList(0, count));
    }

    Link last() {
        return entries.isEmpty() ? before : entries.getLast().link();
    }

    /** The last one before what is changed or missing. */
    Link intactUntil(TenantSeal tenantSeal) {
        Link last = before;
        for (Sealed entry : entries) {
            if (!entry.link().follows(last, entry.access(), tenantSeal)) {
                return last;
            }
            last = entry.link();
        }
        return last;
    }

    boolean isIntact(TenantSeal tenantSeal) {
        return isSoundBefore && intactUntil(tenantSeal).number() == last().number();
    }
}
