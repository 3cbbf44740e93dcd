package io.neonpro.kernel.data;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Has each of some things take its turn; one that cannot is passed over. */
final class Turns<T> {

    private final List<T> things;
    private final AtomicInteger turn = new AtomicInteger();

    Turns(List<T> things) {
        this.things = List.copyOf(things);
    }

    /** Whose turn it is of those that can; empty when none can. */
    Optional<T> next(Predicate<T> can) {
        int first = turn.getAndIncrement();
        return IntStream.range(0, things.size())
                .mapToObj(i -> things.get(Math.floorMod(first + i, things.size())))
                .filter(can)
                .findFirst();
    }
}
