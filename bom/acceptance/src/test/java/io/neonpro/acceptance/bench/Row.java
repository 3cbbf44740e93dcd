package io.neonpro.acceptance.bench;

import io.vertx.core.Future;
import java.util.function.Supplier;

/**
 * An operation of the platform, and what it cannot do without.
 *
 * @param service that answers
 * @param maxRehearsed how often it can be done before it is measured
 */
record Row(
        String name,
        String service,
        OpenLoad load,
        int maxRehearsed,
        Supplier<Future<?>> operation,
        Supplier<Future<?>> bare) {}
