package io.neonpro.kernel.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;

/** Reads {@code counted.v1}, where the amount was called a step. */
@Singleton
public class TallyUpcaster implements Upcaster {

    @Override
    public String type() {
        return "io.neonpro.test.counted";
    }

    @Override
    public int from() {
        return 1;
    }

    @Override
    public ObjectNode upcast(ObjectNode data) {
        data.set("amount", data.remove("step"));
        return data;
    }
}
