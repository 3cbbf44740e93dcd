package io.neonpro.kernel.graph;

import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import java.util.List;
import org.eclipse.microprofile.graphql.NonNull;

/** A page as Relay's clients know it: {@code edges{node cursor} pageInfo{…}}. */
public record Connection<T>(
        @NonNull List<Edge<T>> edges, @NonNull PageInfo pageInfo) {

    /**
     * @param keyset the order in which the page was read
     * @param request with which it was asked for
     */
    public static <T> Connection<T> of(Page<T> page, Keyset<? super T> keyset, PageRequest request) {
        List<Edge<T>> edges = page.items().stream()
                .map(item -> new Edge<>(item, keyset.cursor(item)))
                .toList();
        PageInfo info = new PageInfo(
                page.hasNext(),
                request.isAfterAnother(),
                edges.isEmpty() ? null : edges.getFirst().cursor(),
                edges.isEmpty() ? null : edges.getLast().cursor());
        return new Connection<>(edges, info);
    }
}
