package io.neonpro.scheduling.calendar;

import io.neonpro.kernel.data.LockTimeout;
import io.neonpro.kernel.data.TenantStatement;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.tuples.Tuple2;
import java.time.Duration;

/**
 * Between bookings, which share a group's calendar, and its changes: either a booking goes by what has changed, or the change
 * sees what was booked. Whoever wants it takes it before any row.
 */
public final class CalendarLock {

    /** Whoever waits has a connection meanwhile, which others could book with. */
    private static final LockTimeout SHORTLY = new LockTimeout(Duration.ofSeconds(1));

    private static final TenantStatement SHARE = new TenantStatement("""
                    select count(pg_advisory_xact_lock_shared(hashtextextended($1::uuid::text, 3)))
                    """);

    private static final TenantStatement CLAIM = new TenantStatement("""
                    select count(pg_advisory_xact_lock(hashtextextended($1::uuid::text, 3)))
                    """);

    private CalendarLock() {}

    /**
     * Work whose calendar stays as it is until the transaction ends; asked for together with its first statement.
     *
     * @return fails with 503 when a change of the calendar takes long
     */
    public static <T> Uni<T> sharedBy(Uni<T> work) {
        return Uni.combine()
                .all()
                .unis(SHORTLY.only(SHARE.run()), work)
                .asTuple()
                .map(Tuple2::getItem2);
    }

    /** Until the transaction ends, nobody books or moves by this calendar. */
    public static Uni<Void> claim() {
        return CLAIM.run().replaceWithVoid();
    }
}
