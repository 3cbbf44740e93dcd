package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;

/** What leads from one version of a weighed parcel to the next, and back. */
final class ParcelCasters {

    private ParcelCasters() {}

    /** To today's. */
    @Singleton
    static class AddScale implements Upcaster {

        @Override
        public String type() {
            return Parcel.WEIGHED;
        }

        @Override
        public int from() {
            return 1;
        }

        @Override
        public ObjectNode upcast(ObjectNode data) {
            return data.put("scale", "unknown");
        }
    }

    /** To tomorrow's. */
    @Singleton
    static class Refine implements Upcaster {

        @Override
        public String type() {
            return Parcel.WEIGHED;
        }

        @Override
        public int from() {
            return 2;
        }

        @Override
        public ObjectNode upcast(ObjectNode data) {
            long grams = data.remove("grams").longValue();
            data.putObject("weight").put("milligrams", grams * 1000);
            return data;
        }
    }

    /** From tomorrow's to today's, which yesterday's reads too. */
    @Singleton
    static class Coarsen implements Downcaster {

        @Override
        public EventSchema to() {
            return new EventSchema(Parcel.WEIGHED, 2, 1);
        }

        @Override
        public ObjectNode downcast(ObjectNode data) {
            long milligrams = data.remove("weight").get("milligrams").longValue();
            return data.put("grams", milligrams / 1000);
        }
    }
}
