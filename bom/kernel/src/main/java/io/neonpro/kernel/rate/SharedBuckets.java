package io.neonpro.kernel.rate;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;

/** The buckets in Redis, shared by all instances of a service, by Redis' own clock. */
final class SharedBuckets {

    /** Takes so many of what there is, up to what is wanted; answers how many, how many are left, and how long to wait. */
    private static final String TAKE = """
            local clock = redis.call('TIME')
            local now = clock[1] * 1000000 + clock[2]
            local interval = tonumber(ARGV[1])
            local capacity = interval * tonumber(ARGV[2])
            local full = math.max(now, tonumber(redis.call('GET', KEYS[1]) or now))
            local there = math.floor((now + capacity - full) / interval)
            local taken = math.min(there, tonumber(ARGV[3]))
            if taken < 1 then
                return {0, 0, math.ceil((full + interval - capacity - now) / 1000)}
            end
            full = full + taken * interval
            redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', math.ceil((full - now) / 1000) + 1)
            return {taken, there - taken, 0}""";

    private static final long MICRO_NANOS = 1_000;

    private final Redis redis;
    private final String prefix;

    SharedBuckets(Redis redis, String service) {
        this.redis = redis;
        this.prefix = "neonpro:" + service + ":rate:";
    }

    Uni<Taken> take(String key, Rate rate, int wanted) {
        Request take = Request.cmd(Command.EVAL)
                .arg(TAKE)
                .arg("1")
                .arg(prefix + key)
                .arg(Long.toString(rate.intervalNanos() / MICRO_NANOS))
                .arg(Integer.toString(rate.burst()))
                .arg(Integer.toString(wanted));
        return redis.send(take).map(Taken::of);
    }

    /**
     * @param left in Redis, for whoever comes next
     */
    record Taken(int count, long left, Duration delay) {

        static Taken of(Response answer) {
            return new Taken(
                    answer.get(0).toInteger(),
                    answer.get(1).toLong(),
                    Duration.ofMillis(answer.get(2).toLong()));
        }
    }
}
