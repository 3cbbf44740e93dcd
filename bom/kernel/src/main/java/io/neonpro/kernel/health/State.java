package io.neonpro.kernel.health;

/** How a component, or the whole service, is doing. */
public sealed interface State {

    /** Everything works. */
    record Healthy() implements State {}

    /** The service still does its work, with something missing or late. */
    record Degraded(String reason) implements State {}

    /** The service cannot do its work. */
    record Down(String reason) implements State {}

    static State healthy() {
        return new Healthy();
    }

    /**
     * @param reason for people, in a few words
     */
    static State degraded(String reason) {
        return new Degraded(reason);
    }

    /**
     * @param reason for people, in a few words
     */
    static State down(String reason) {
        return new Down(reason);
    }

    /** {@code healthy}, {@code degraded} or {@code down}. */
    default String label() {
        return switch (this) {
            case Healthy h -> "healthy";
            case Degraded d -> "degraded";
            case Down d -> "down";
        };
    }

    /** Empty when healthy. */
    default String reason() {
        return switch (this) {
            case Healthy h -> "";
            case Degraded(String reason) -> reason;
            case Down(String reason) -> reason;
        };
    }

    /** 0 healthy, 1 degraded, 2 down: the value of the gauge {@code neonpro.component.state}. */
    default int severity() {
        return switch (this) {
            case Healthy h -> 0;
            case Degraded d -> 1;
            case Down d -> 2;
        };
    }
}
