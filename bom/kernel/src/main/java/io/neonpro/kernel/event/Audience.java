package io.neonpro.kernel.event;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Several listeners of one service's events, each of which hears its own. */
final class Audience extends Listener {

    private final List<Listener> members;

    private Audience(List<Listener> members) {
        super(members.getFirst().source(), known(members));
        this.members = members;
    }

    /**
     * @param listeners of one service, at least one
     * @throws IllegalArgumentException when two of them know an event of the same name
     */
    static Listener of(List<Listener> listeners) {
        return listeners.size() == 1 ? listeners.getFirst() : new Audience(List.copyOf(listeners));
    }

    private static EventFamily known(List<Listener> members) {
        return EventFamily.of(members.stream()
                .flatMap(member -> member.known().events().values().stream())
                .toArray(Class<?>[]::new));
    }

    @Override
    protected Uni<?> hear(Object event, Occurrence occurrence) {
        return whose(event).hear(event, occurrence);
    }

    @Override
    protected Uni<?> hearAgain(Object event, Occurrence occurrence) {
        return whose(event).hearAgain(event, occurrence);
    }

    @Override
    boolean isQuick(EventName type) {
        return members.stream().anyMatch(member -> member.isQuick(type));
    }

    private Listener whose(Object event) {
        return members.stream()
                .filter(member -> member.known().events().containsValue(event.getClass()))
                .findFirst()
                .orElseThrow();
    }
}
