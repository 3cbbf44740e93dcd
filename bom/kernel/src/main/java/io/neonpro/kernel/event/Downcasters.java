package io.neonpro.kernel.event;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Brings what is about to be written to the version that is written for now. */
@ApplicationScoped
class Downcasters {

    private static final int OLDEST = 1;

    private final Map<EventName, Downcaster> byResult;
    private final Map<String, Integer> wanted;

    Downcasters(@All List<Downcaster> downcasters, EventSettings settings) {
        this.byResult = downcasters.stream()
                .collect(toUnmodifiableMap(
                        one -> new EventName(one.to().name(), one.to().version()), Function.identity()));
        this.wanted = settings.write().orElse(List.of()).stream()
                .map(EventName::parse)
                .collect(toUnmodifiableMap(EventName::name, EventName::version));
    }

    /**
     * @throws IllegalStateException when an older version is wanted than can be written
     */
    WrittenEvent downcast(WrittenEvent newest) {
        String name = newest.schema().name();
        int least = wanted.getOrDefault(name, OLDEST);
        WrittenEvent current = newest;
        while (current.schema().version() > least) {
            Downcaster older = byResult.get(new EventName(name, current.schema().version() - 1));
            if (older == null) {
                requireUnwanted(name, least);
                return current;
            }
            current = new WrittenEvent(older.to(), older.downcast(current.data()));
        }
        return current;
    }

    private void requireUnwanted(String name, int version) {
        if (wanted.containsKey(name)) {
            throw new IllegalStateException("Nobody can write " + new EventName(name, version));
        }
    }
}
