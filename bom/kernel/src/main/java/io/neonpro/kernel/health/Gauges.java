package io.neonpro.kernel.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The gauges of one part of a service. They end with it, as the registry does not: where a service
 * starts again in the same process, as in tests, it would go on to show those of the one before.
 */
public final class Gauges {

    private final MeterRegistry metrics;
    private final List<Gauge> gauges = new ArrayList<>();

    public Gauges(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    /**
     * @param tags names and values, in turn
     */
    public Gauges with(String name, Supplier<Number> value, String... tags) {
        gauges.add(Gauge.builder(name, value).tags(tags).register(metrics));
        return this;
    }

    public void remove() {
        gauges.forEach(metrics::remove);
    }
}
