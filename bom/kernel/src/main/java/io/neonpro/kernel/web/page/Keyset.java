package io.neonpro.kernel.web.page;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The order of a collection, and the only one its cursors are good for (keyset pagination: a page
 * begins after the keys of the last item before it, so it neither skips nor repeats).
 *
 * <pre>{@code
 * static final Keyset<PatientRow> BY_NAME =
 *         new Keyset<>("patients-by-name", row -> List.of(row.name(), row.id()));
 * }</pre>
 *
 * @param name unique within the service
 * @param keys of an item, in the order of the query's {@code order by}; the last one is unique
 */
public record Keyset<T>(String name, Function<? super T, List<?>> keys) {

    /**
     * The keys after which the wanted page begins; empty for the first page.
     *
     * @throws io.neonpro.kernel.web.problem.ProblemException 400 for a cursor of another keyset or
     *     a damaged one
     */
    public Optional<Keys> after(PageRequest request) {
        return request.after().map(text -> Cursor.decode(name, text));
    }

    /** The page from what was read with a limit of {@link PageRequest#rows()}. */
    public Page<T> page(PageRequest request, List<T> rows) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, request.limit());
        return new Page<>(items, cursor(items.getLast()));
    }

    /** The cursor of the page that begins after an item. */
    public String cursor(T item) {
        return Cursor.encode(name, keys.apply(item));
    }
}
