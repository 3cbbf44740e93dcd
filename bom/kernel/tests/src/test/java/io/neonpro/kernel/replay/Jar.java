package io.neonpro.kernel.replay;

import io.neonpro.kernel.event.Decider;
import io.neonpro.kernel.event.Decision;
import java.util.UUID;

/** A jar that deposits are put into, and that somebody's name is on: what has a read model. */
record Jar(int amount, String label) {

    sealed interface Command {
        record Fill(UUID depositId, int amount) implements Command {}

        record Label(String label) implements Command {}
    }

    static final class Rules implements Decider<Command, Jar, JarEvent> {

        @Override
        public Jar initial() {
            return new Jar(0, null);
        }

        @Override
        public Decision<JarEvent> decide(Command command, Jar jar) {
            return switch (command) {
                case Command.Fill(UUID depositId, int amount) ->
                    Decision.accept(new JarEvent.Filled(depositId, amount));
                case Command.Label(String label) -> Decision.accept(new JarEvent.Labelled(label));
            };
        }

        @Override
        public Jar evolve(Jar jar, JarEvent event) {
            return switch (event) {
                case JarEvent.Filled(UUID depositId, int amount) -> new Jar(jar.amount + amount, jar.label);
                case JarEvent.Labelled(String label) -> new Jar(jar.amount, label);
            };
        }
    }
}
