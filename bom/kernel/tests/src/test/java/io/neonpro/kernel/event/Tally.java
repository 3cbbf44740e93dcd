package io.neonpro.kernel.event;

import java.util.List;

/** A tally that never passes its limit: the smallest aggregate that can be wrong. */
record Tally(int total, @Personal List<String> names) {

    static final int LIMIT = 1000;

    sealed interface Command {
        record Count(int amount) implements Command {}

        record Sign(String name) implements Command {}
    }

    static final class Rules implements Decider<Command, Tally, TallyEvent> {

        @Override
        public Tally initial() {
            return new Tally(0, List.of());
        }

        @Override
        public Decision<TallyEvent> decide(Command command, Tally tally) {
            return switch (command) {
                case Command.Count(int amount)
                when tally.total + amount > LIMIT -> Decision.refuse("full", "The tally is full");
                case Command.Count(int amount) when amount == 0 -> Decision.nothing();
                case Command.Count(int amount) -> Decision.accept(new TallyEvent.Counted(amount));
                case Command.Sign(String name) -> Decision.accept(new TallyEvent.Signed(name));
            };
        }

        @Override
        public Tally evolve(Tally tally, TallyEvent event) {
            return switch (event) {
                case TallyEvent.Counted(int amount) -> new Tally(tally.total + amount, tally.names);
                case TallyEvent.Signed(String name) ->
                    new Tally(
                            tally.total,
                            java.util.stream.Stream.concat(
                                            tally.names.stream(), java.util.stream.Stream.ofNullable(name))
                                    .toList());
            };
        }
    }
}
