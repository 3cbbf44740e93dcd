package io.neonpro.kernel.health;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Has the answers counted that are as fast as is promised, {@code http_server_requests_seconds_bucket}. */
@Singleton
class FastAnswers {

    private static final String ANSWERS = "http.server.requests";

    @Produces
    @Singleton
    MeterFilter counted(ServiceLevelSettings settings) {
        return settings.latency().map(FastAnswers::within).orElseGet(() -> new MeterFilter() {});
    }

    private static MeterFilter within(Duration latency) {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(ANSWERS)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(latency.toNanos())
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}
