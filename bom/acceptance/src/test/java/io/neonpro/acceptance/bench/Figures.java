package io.neonpro.acceptance.bench;

import org.HdrHistogram.ConcurrentHistogram;

/**
 * What operations of one kind took at their rate, and what they cost.
 *
 * @param micros of each operation, from its intended begin
 */
record Figures(ConcurrentHistogram micros, Cost cost) {

    double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1000.0;
    }

    /** How many were measured in all. */
    long operations() {
        return micros.getTotalCount() + cost.count();
    }
}
