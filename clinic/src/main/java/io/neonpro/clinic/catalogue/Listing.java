package io.neonpro.clinic.catalogue;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The entries of one table as they are read, oldest first.
 *
 * @param <V> an entry as it is shown
 */
public abstract class Listing<V extends Listed> {

    private static final String PAGE = """
            select * from %s
             where tenant_id = $1 and not archived and ($2::uuid is null or id > $2) and (%s)
             order by id limit $3
            """;

    private static final Rejected NO_SUCH_ENTRY = Rejected.missing("not-found", "There is no such entry.");

    private final Reads reads;
    private final String table;
    private final Function<Row, V> row;
    private final Keyset<V> oldestFirst;

    protected Listing(Reads reads, String table, Function<Row, V> row) {
        this.reads = reads;
        this.table = table;
        this.row = row;
        this.oldestFirst = new Keyset<>(table, entry -> List.of(entry.id()));
    }

    /** The order of its pages. */
    public Keyset<V> order() {
        return oldestFirst;
    }

    /** One page of those that are not archived. */
    public Uni<Page<V>> page(PageRequest request) {
        return page(request, "true");
    }

    /**
     * @param condition on the rows, with its arguments from {@code $4} on
     */
    protected Uni<Page<V>> page(PageRequest request, String condition, Object... arguments) {
        Tuple values = Tuple.of(
                Tenancy.require().tenant(),
                oldestFirst.after(request).map(keys -> keys.uuid(0)).orElse(null),
                request.rows());
        Arrays.asList(arguments).forEach(values::addValue);
        return reads.list(PAGE.formatted(table, condition), values, row).map(rows -> oldestFirst.page(request, rows));
    }

    /**
     * Also when it is archived.
     *
     * @return fails with {@code not-found}
     */
    public Uni<V> get(UUID id) {
        return reads.find(some(), some(List.of(id)), row).map(found -> found.orElseThrow(NO_SUCH_ENTRY::asFailure));
    }

    /** Those there are of these ids, by id, also when archived. */
    public Uni<Map<UUID, V>> findAll(Collection<UUID> ids) {
        return read(ids);
    }

    private String some() {
        return "select * from %s where tenant_id = $1 and id = any($2)".formatted(table);
    }

    private static Tuple some(Collection<UUID> ids) {
        return Tuple.of(Tenancy.require().tenant()).addArrayOfUUID(ids.toArray(UUID[]::new));
    }

    private Uni<Map<UUID, V>> read(Collection<UUID> ids) {
        return reads.list(some(), some(ids), row)
                .map(rows -> rows.stream().collect(Collectors.toMap(Listed::id, entry -> entry)));
    }
}
