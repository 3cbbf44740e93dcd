package io.neonpro.kernel.portable;

import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.kernel.web.page.Keys;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the tenant of the context has in this service and may take along, read as it stands, for who answers for all of its
 * clinics: tables ({@code call portable_table(…)}), and what is sealed ({@link ReadPart}).
 */
@ApplicationScoped
public class PortableData {

    /** Of a page: as many as a row may be long, that is some megabytes. */
    public static final int ROWS = 500;

    /** Of what has to be opened one by one. */
    private static final int READ_AT_ONCE = 20;

    private static final TenantQuery<String> PARTS = new TenantQuery<>(
            "select name from portable_part where $1::uuid is not null order by name", row -> row.getString("name"));

    private static final TenantQuery<PortableRow> PAGE =
            new TenantQuery<>("select at, content from portable_rows($1, $2, $3, $4)", PortableRow::of);

    private final Reads reads;
    private final List<ReadPart> readParts;
    private final Takers takers;

    PortableData(Reads reads, @All List<ReadPart> readParts, Takers takers) {
        this.reads = reads;
        this.readParts = readParts;
        this.takers = takers;
    }

    /** Sorted. */
    public Uni<List<String>> parts() {
        ClinicScope.current().requireAll();
        return reads.list(PARTS)
                .map(tables -> Stream.concat(tables.stream(), readParts.stream().map(ReadPart::name))
                        .sorted()
                        .toList());
    }

    /**
     * @param cursor of the page before; null for the first one
     * @return fails with {@code not-found} when there is no such part
     */
    @Audited(value = "tenant.export", isOfNobody = true, namesObject = true)
    public Uni<Page<Map<String, Object>>> page(String part, @Nullable String cursor) {
        ClinicScope.current().requireAll();
        return takers.tell().chain(() -> read(part, cursor));
    }

    private Uni<Page<Map<String, Object>>> read(String part, @Nullable String cursor) {
        return readParts.stream()
                .filter(one -> one.name().equals(part))
                .findFirst()
                .map(one -> one.page(new PageRequest(READ_AT_ONCE, cursor)))
                .orElseGet(() -> rows(part, cursor));
    }

    private Uni<Page<Map<String, Object>>> rows(String part, @Nullable String cursor) {
        Keyset<PortableRow> order = new Keyset<>("portable-" + part, PortableRow::keys);
        PageRequest wanted = new PageRequest(ROWS, cursor);
        String[] after = order.after(wanted).map(PortableData::texts).orElse(null);
        return parts().invoke(known -> require(known, part))
                .chain(() -> reads.list(PAGE, part, after, wanted.rows()))
                .map(rows -> order.page(wanted, rows).map(PortableRow::content));
    }

    private static void require(List<String> known, String part) {
        if (!known.contains(part)) {
            throw ProblemException.notFound("There is no such part of a clinic group's data here.");
        }
    }

    private static String[] texts(Keys keys) {
        return IntStream.range(0, keys.size()).mapToObj(keys::text).toArray(String[]::new);
    }
}
