package io.neonpro.kernel.event;

/** A parcel that is weighed: the same aggregate, and the same event, in three releases of one service. */
record Parcel(int grams) {

    static final String WEIGHED = "io.neonpro.test.weighed";

    /** Weigh it anew. */
    record Weigh(int grams) {}

    /** Yesterday's release. */
    @EventType(WEIGHED)
    record Weighed(int grams) {}

    /** Today's: it says more, and takes nothing away. */
    @EventType(value = WEIGHED, version = 2, readableFrom = 1)
    record WeighedBy(int grams, String scale) {}

    /** Tomorrow's: who knows the others only would take milligrams for nothing. */
    @EventType(value = WEIGHED, version = 3)
    record WeighedFinely(Weight weight, String scale) {}

    record Weight(long milligrams) {}

    enum Release {
        YESTERDAY(Weighed.class),
        TODAY(WeighedBy.class),
        TOMORROW(WeighedFinely.class);

        private final EventFamily family;

        Release(Class<?> event) {
            this.family = EventFamily.of(event);
        }

        EventFamily family() {
            return family;
        }

        private Object weighed(int grams) {
            return switch (this) {
                case YESTERDAY -> new Weighed(grams);
                case TODAY -> new WeighedBy(grams, "kitchen");
                case TOMORROW -> new WeighedFinely(new Weight(grams * 1000L), "kitchen");
            };
        }
    }

    static int grams(Object event) {
        return switch (event) {
            case Weighed(int grams) -> grams;
            case WeighedBy(int grams, String scale) -> grams;
            case WeighedFinely(Weight weight, String scale) -> (int) (weight.milligrams() / 1000);
            default -> throw new IllegalArgumentException(event.toString());
        };
    }

    /** What each release makes of it: the heavier it was, the heavier it is. */
    record Rules(Release release) implements Decider<Weigh, Parcel, Object> {

        @Override
        public Parcel initial() {
            return new Parcel(0);
        }

        @Override
        public Decision<Object> decide(Weigh command, Parcel parcel) {
            return Decision.accept(release.weighed(command.grams()));
        }

        @Override
        public Parcel evolve(Parcel parcel, Object event) {
            return new Parcel(parcel.grams + Parcel.grams(event));
        }
    }
}
