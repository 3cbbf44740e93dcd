package io.neonpro.kernel.cache;

/** Redis was not asked, because it has been failing. */
final class RedisUnavailableException extends RuntimeException {

    RedisUnavailableException() {
        super("Redis is unavailable", null, false, false);
    }
}
