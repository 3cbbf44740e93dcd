package io.neonpro.clinic.catalogue;

import io.neonpro.kernel.data.ListStatement;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The entries of one table as they are read, oldest first.
 *
 * @param <V> an entry as it is shown
 */
public abstract class Listing<V extends Listed> {

    private static final String SELECT = "select %s from %s where tenant_id = $1 and not archived and id > $2";
    private static final String END = " order by id limit $3";
    private static final int FIXED_PARAMETERS = 3;
    private static final String SOME = "select %s from %s where tenant_id = $1 and id = any($2)";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    static final Rejected NO_SUCH_ENTRY = Rejected.missing("not-found", "There is no such entry.");

    private final Reads reads;
    private final ListStatement pages;
    private final TenantQuery<V> some;
    private final Keyset<V> oldestFirst;

    /**
     * @param pages as {@link #pages} makes them
     * @param some as {@link #some} makes it
     */
    protected Listing(Reads reads, String name, ListStatement pages, TenantQuery<V> some) {
        this.reads = reads;
        this.pages = pages;
        this.some = some;
        this.oldestFirst = new Keyset<>(name, entry -> List.of(entry.id()));
    }

    /** The pages of a kind's entries, each combination of filters a statement of its own. */
    protected static ListStatement pages(EntryKind<?, ?> kind, String... filters) {
        EntryTable table = kind.table();
        return ListStatement.of(SELECT.formatted(table.columns(), table.name()), END, FIXED_PARAMETERS, filters);
    }

    /** Entries by their ids, also archived ones. */
    protected static <V> TenantQuery<V> some(EntryKind<?, V> kind) {
        EntryTable table = kind.table();
        return new TenantQuery<>(SOME.formatted(table.columns(), table.name()), kind::shown);
    }

    /** The order of its pages. */
    public Keyset<V> order() {
        return oldestFirst;
    }

    /**
     * One page of those that are not archived.
     *
     * @param values of the filters, in their order; null for one that does not matter
     */
    protected Uni<Page<V>> page(PageRequest request, Object... values) {
        Tuple fixed = Tuple.of(
                Tenancy.require().tenant(),
                oldestFirst.after(request).map(keys -> keys.uuid(0)).orElse(BEFORE_ALL),
                request.rows());
        return reads.list(pages.sql(values), ListStatement.arguments(fixed, values), some.read())
                .map(rows -> oldestFirst.page(request, rows));
    }

    /**
     * Also when it is archived.
     *
     * @return fails with {@code not-found}
     */
    public Uni<V> get(UUID id) {
        return reads.find(some, (Object) new UUID[] {id}).map(found -> found.orElseThrow(NO_SUCH_ENTRY::asFailure));
    }

    /** Those there are of these ids, by id, also when archived. */
    public Uni<Map<UUID, V>> findAll(Collection<UUID> ids) {
        return reads.list(some, (Object) ids.toArray(UUID[]::new))
                .map(rows -> rows.stream().collect(Collectors.toMap(Listed::id, entry -> entry)));
    }
}
