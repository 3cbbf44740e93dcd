package io.neonpro.identity.access;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.Visible;
import io.neonpro.kernel.web.page.Keys;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the current tenant has where the caller may look, in the order of ids. Its statements have the tenant as {@code $1} and the
 * clinics as {@code $2}.
 *
 * @param page the statement of a page: after id {@code $3}, {@code $4} of them
 * @param one the statement of the one whose id is {@code $3}
 */
public record ScopedRows<T>(Keyset<T> byId, String page, String one, Function<Row, T> reader) {

    private static final UUID FIRST = new UUID(0, 0);

    public Uni<Page<T>> page(Reads reads, PageRequest request) {
        UUID after = byId.after(request).map((Keys keys) -> keys.uuid(0)).orElse(FIRST);
        return reads.list(page, Visible.arguments().addUUID(after).addInteger(request.rows()), reader)
                .map(rows -> byId.page(request, rows));
    }

    public Uni<Optional<T>> find(Reads reads, UUID id) {
        return reads.find(one, Visible.arguments().addUUID(id), reader);
    }
}
