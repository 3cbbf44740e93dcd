package io.neonpro.kernel.event;

/**
 * What happens to a tally. Its first version called the amount a step; see {@link TallyUpcaster}.
 */
public sealed interface TallyEvent {

    @EventType(value = "io.neonpro.test.counted", version = 2)
    record Counted(int amount) implements TallyEvent {}

    @EventType("io.neonpro.test.signed")
    record Signed(@Personal String name) implements TallyEvent {}
}
