package io.neonpro.clinic.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.kernel.audit.Audited;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds all that a tenant has in any service, a page after the other as they are written. */
@ApplicationScoped
class Contents {

    private static final Logger LOG = Logger.getLogger(Contents.class);

    /** Of one part: ten million rows, which take longer than the caller's token lasts. */
    private static final int MAX_PAGES = 20_000;

    private final Exports exports;
    private final Peers peers;

    Contents(Exports exports, Peers peers) {
        this.exports = exports;
        this.peers = peers;
    }

    /**
     * In the order of the archive; every service says what it has before anything is written.
     *
     * @return fails with {@code not-found} or {@code export-lapsed}, or with 503 when somebody does not answer
     */
    @Audited(value = "tenant.export-archive", isChange = true, isOfNobody = true)
    Uni<List<Part>> of(UUID export) {
        return Transactions.run(() -> exports.open(export))
                .onItem()
                .transformToMulti(open -> Multi.createFrom().iterable(peers.sources()))
                .onItem()
                .transformToUniAndConcatenate(this::parts)
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(List::stream).toList());
    }

    private Uni<List<Part>> parts(Source source) {
        return gathered(peers.parts(source))
                .map(told -> StreamSupport.stream(told.path("items").spliterator(), false)
                        .map(JsonNode::asText)
                        .map(name -> new Part(source.service(), name, pages(source, name)))
                        .toList());
    }

    private Multi<JsonNode> pages(Source source, String part) {
        return Multi.createBy()
                .repeating()
                .uni(
                        Walk::new,
                        walk -> gathered(peers.page(source, part, walk.cursor)).invoke(walk::goOn))
                .whilst(told -> next(told) != null)
                .map(told -> told.path("items"))
                .select()
                .where(items -> !items.isEmpty());
    }

    /** Whoever does not answer fails the whole: an archive that lacks something would say that it is not there. */
    private static <T> Uni<T> gathered(Uni<T> answer) {
        return answer.onFailure()
                .invoke(failure -> LOG.warnf("A part of an export is missing: %s", failure))
                .onFailure()
                .transform(failure -> ProblemException.unavailable("Not all that there is can be gathered right now."));
    }

    private static @Nullable String next(JsonNode page) {
        return page.path("next").textValue();
    }

    /** How far a part is read. */
    private static final class Walk {

        private @Nullable String cursor;
        private int pages;

        void goOn(JsonNode told) {
            cursor = next(told);
            pages++;
            if (pages >= MAX_PAGES && cursor != null) {
                throw ProblemException.unavailable("A part is too long for an archive; read it page by page.");
            }
        }
    }
}
