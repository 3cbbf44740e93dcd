package io.neonpro.kernel.audit;

import io.neonpro.kernel.crypto.TenantSeal;
import io.neonpro.kernel.crypto.TenantSeals;
import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.ConcurrentChange;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Adds to the end of a tenant's access log; of two instances that do so at once one begins anew. */
@ApplicationScoped
class AccessChain {

    /** Of the tenant's seal, which outlives the master key as the log does. */
    static final String PURPOSE = "access-log";

    private static final int ATTEMPTS = 5;

    /** Of a log of which all is forgotten, where it begins. */
    private static final TenantStatement LAST = new TenantStatement("""
                    select number, seal
                      from ((select number, seal from access_entry where tenant_id = $1 order by number desc limit 1)
                            union all
                            select number, seal from access_beginning where tenant_id = $1) as link
                     order by number desc limit 1
                    """);

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into access_entry
                           (tenant_id, number, at, actor, clinic, action, subject, purpose, trace, seal)
                    select $1::uuid, entry.*
                      from unnest($2::bigint[], $3::timestamptz[], $4::uuid[], $5::uuid[], $6::text[], $7::uuid[],
                                  $8::text[], $9::text[], $10::bytea[]) as entry
                    on conflict do nothing
                    """);

    private final TenantSeals seals;

    AccessChain(TenantSeals seals) {
        this.seals = seals;
    }

    /**
     * In a transaction of its own.
     *
     * @return where the log ends then
     */
    Uni<Link> append(List<Access> accesses) {
        return Uni.createFrom()
                .deferred(() -> Transactions.run(() -> {
                    CurrentTransaction.beLast();
                    return Uni.combine()
                            .all()
                            .unis(LAST.find(Link::of), seals.of(PURPOSE))
                            .asTuple()
                            .flatMap(found -> add(accesses, found.getItem1().orElse(Link.NONE), found.getItem2()));
                }))
                .onFailure(ConcurrentChange.class)
                .retry()
                .atMost(ATTEMPTS);
    }

    private static Uni<Link> add(List<Access> accesses, Link last, TenantSeal tenantSeal) {
        List<Link> links = new ArrayList<>();
        for (Access access : accesses) {
            Link before = links.isEmpty() ? last : links.getLast();
            links.add(before.next(access, tenantSeal));
        }
        return ADD.run(
                        column(links, Link::number, Long[]::new),
                        column(accesses, access -> access.at().atOffset(ZoneOffset.UTC), OffsetDateTime[]::new),
                        column(accesses, Access::actor, UUID[]::new),
                        column(accesses, Access::clinic, UUID[]::new),
                        column(accesses, Access::action, String[]::new),
                        column(accesses, Access::subject, UUID[]::new),
                        column(accesses, Access::purpose, String[]::new),
                        column(accesses, Access::trace, String[]::new),
                        column(links, link -> Buffer.buffer(link.seal()), Buffer[]::new))
                .invoke(added -> {
                    if (added < accesses.size()) {
                        throw new ConcurrentChange(Tenancy.require().tenant());
                    }
                })
                .replaceWith(links.getLast());
    }

    private static <T, C> C[] column(List<T> rows, Function<T, C> value, IntFunction<C[]> array) {
        return rows.stream().map(value).toArray(array);
    }

    /** Where the log ends, or a later one of its entries. */
    record Link(long number, byte[] seal) {

        static final Link NONE = new Link(0, new byte[0]);

        static Link of(Row row) {
            return new Link(row.getLong("number"), row.getBuffer("seal").getBytes());
        }

        /** As hexadecimal digits; nothing of where a log begins. */
        String told() {
            return HexFormat.of().formatHex(seal);
        }

        Link next(Access access, TenantSeal tenantSeal) {
            return new Link(number + 1, tenantSeal.fingerprint(access.after(seal, number + 1)));
        }

        /** Whether this entry follows on that one, unchanged. */
        boolean follows(Link before, Access access, TenantSeal tenantSeal) {
            return number == before.number + 1 && tenantSeal.isOf(access.after(before.seal, number), seal);
        }
    }
}
