package io.neonpro.kernel.event;

import java.util.List;
import java.util.Map;

/** What the rules answer to a command: events that happen now, or a refusal. */
public sealed interface Decision<E> {

    /** The command is allowed; an empty list means that there is nothing left to do. */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The command is refused. */
    record Refusal<E>(Rejected reason) implements Decision<E> {}

    @SafeVarargs
    static <E> Decision<E> accept(E... events) {
        return new Accepted<>(List.of(events));
    }

    /** Accepts a command whose outcome is there already. */
    static <E> Decision<E> nothing() {
        return new Accepted<>(List.of());
    }

    /** Refuses because of the aggregate's state. */
    static <E> Decision<E> refuse(String code, String detail) {
        return refuse(new Rejected(Rejected.Kind.CONFLICT, code, detail, Map.of()));
    }

    static <E> Decision<E> refuse(Rejected reason) {
        return new Refusal<>(reason);
    }
}
