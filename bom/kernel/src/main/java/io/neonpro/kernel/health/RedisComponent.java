package io.neonpro.kernel.health;

import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Redis; without it the service is slower, never wrong. */
@ApplicationScoped
class RedisComponent implements Component {

    private final ReactiveRedisDataSource redis;

    RedisComponent(ReactiveRedisDataSource redis) {
        this.redis = redis;
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public Uni<State> state() {
        return redis.execute("PING").replaceWith(State::healthy);
    }
}
