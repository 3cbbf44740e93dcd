package io.neonpro.acceptance.bench;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * An operation of the platform, and what it cannot do without.
 *
 * @param service that answers
 * @param load at which times are measured
 * @param rehearsal before anything is measured
 * @param flatOut at which the cost is measured
 */
record Row(
        String name,
        String service,
        OpenLoad load,
        Rehearsal rehearsal,
        Rehearsal flatOut,
        Supplier<Future<?>> operation,
        Supplier<Future<?>> bare) {}
