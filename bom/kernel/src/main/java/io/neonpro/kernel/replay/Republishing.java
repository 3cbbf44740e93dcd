package io.neonpro.kernel.replay;

import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.event.Retelling;
import io.neonpro.kernel.event.Standing;
import io.neonpro.kernel.event.Standings;
import io.neonpro.kernel.event.StoredEvents;
import io.neonpro.kernel.event.StoredEvents.Begun;
import io.neonpro.kernel.replay.Republication.Phase;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Tells a tenant's events again, a page after the other, each in a transaction that also says how far it is; and waits where
 * Kafka does not keep up, so that what happens meanwhile is told in time.
 */
@ApplicationScoped
class Republishing {

    private static final int STREAMS = 20;
    private static final int STANDINGS = 100;

    private final ReadModels models;
    private final Republications republications;
    private final StoredEvents events;
    private final List<Standings> standings;
    private final Retelling retelling;

    Republishing(
            ReadModels models,
            Republications republications,
            StoredEvents events,
            @All List<Standings> standings,
            Retelling retelling) {
        this.models = models;
        this.republications = republications;
        this.events = events;
        this.standings = standings.stream()
                .sorted(Comparator.comparing(kind -> kind.getClass().getName()))
                .toList();
        this.retelling = retelling;
    }

    /** The next page. */
    Uni<Turn.Next> page(UUID id) {
        return retelling
                .hasRoom()
                .flatMap(hasRoom -> hasRoom ? nextPage(id) : Uni.createFrom().item(Turn.Next.PAUSE));
    }

    private Uni<Turn.Next> nextPage(UUID id) {
        return Transactions.run(() -> republications
                .find(id)
                .flatMap(found -> found.filter(now -> !now.isDone())
                        .map(this::next)
                        .orElseGet(() -> Uni.createFrom().item(Turn.Next.NOTHING))));
    }

    private Uni<Turn.Next> next(Republication now) {
        Uni<Page> page = now.phase() == Phase.STREAMS ? streams(now) : standings(now);
        return page.call(told -> republications.advance(told.next(), told.count()))
                .map(told -> told.next().isDone() ? Turn.Next.NOTHING : Turn.Next.PAGE);
    }

    private Uni<Page> streams(Republication now) {
        return events.begun(now.position(), now.most(STREAMS)).flatMap(begun -> {
            List<Begun> meant =
                    begun.stream().filter(one -> now.isMeant(one.stream())).toList();
            Republication next =
                    begun.isEmpty() || now.stream().isPresent() ? begin(now, 0) : now.at(begun.getLast().stream());
            return tell(now, meant).map(count -> new Page(next, count));
        });
    }

    private Uni<Integer> tell(Republication now, List<Begun> begun) {
        Map<String, List<UUID>> byAggregate = begun.stream()
                .collect(Collectors.groupingBy(
                        Begun::aggregate, Collectors.mapping(Begun::stream, Collectors.toList())));
        return sum(Multi.createFrom()
                .iterable(byAggregate.entrySet())
                .onItem()
                .transformToUniAndConcatenate(streams -> models.find(streams.getKey())
                        .map(model -> tell(now, model, streams.getValue()))
                        .orElseGet(() -> Uni.createFrom().item(0))));
    }

    private <E> Uni<Integer> tell(Republication now, ReadModel<?, E> model, List<UUID> streams) {
        return sum(events.allOf(model.aggregate(), streams)
                .onItem()
                .transformToMulti(stories -> Multi.createFrom().iterable(stories))
                .onItem()
                .transformToUniAndConcatenate(story -> retelling.tell(model.aggregate(), story, now.selection())));
    }

    private Uni<Page> standings(Republication now) {
        return standings
                .get(now.part())
                .page(now.position(), now.most(STANDINGS))
                .flatMap(found -> {
                    List<Standing> meant =
                            found.stream().filter(one -> now.isMeant(one.key())).toList();
                    Republication next = found.isEmpty() || now.stream().isPresent()
                            ? begin(now, now.part() + 1)
                            : now.at(found.getLast().key());
                    return retelling.tell(meant, now.selection()).map(count -> new Page(next, count));
                });
    }

    private Republication begin(Republication now, int part) {
        return now.at(part < standings.size() ? Phase.STANDINGS : Phase.DONE, part);
    }

    private static Uni<Integer> sum(Multi<Integer> counts) {
        return counts.collect()
                .in(() -> new int[1], (sum, count) -> sum[0] += count)
                .map(sum -> sum[0]);
    }

    /** What was told, and where it goes on. */
    private record Page(Republication next, int count) {}
}
