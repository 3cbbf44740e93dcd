package io.neonpro.kernel.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.security.identity.SecurityIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whose a token is that was verified before: at most so many, by a digest of the whole token, each
 * until it expires or its key is trusted no more.
 */
final class TokenMemory {

    private final InstantSource clock;
    private final Predicate<String> trustedKey;
    private final Cache<ByteBuffer, Remembered> tokens;

    /**
     * @param trustedKey whether the key of this id still vouches for what it has signed
     */
    TokenMemory(int maxTokens, InstantSource clock, Predicate<String> trustedKey) {
        this.clock = clock;
        this.trustedKey = trustedKey;
        this.tokens = Caffeine.newBuilder()
                .maximumSize(maxTokens)
                .expireAfter(Expiry.creating((digest, token) -> untilExpiry((Remembered) token)))
                .build();
    }

    Optional<SecurityIdentity> recall(String token) {
        return Optional.ofNullable(tokens.getIfPresent(digest(token)))
                .filter(this::isValid)
                .map(Remembered::identity);
    }

    void remember(String token, Remembered verified) {
        if (isValid(verified)) {
            tokens.put(digest(token), verified);
        }
    }

    long size() {
        tokens.cleanUp();
        return tokens.estimatedSize();
    }

    private boolean isValid(Remembered token) {
        return clock.instant().isBefore(token.expiry()) && trustedKey.test(token.key());
    }

    private Duration untilExpiry(Remembered token) {
        return Duration.between(clock.instant(), token.expiry());
    }

    private static ByteBuffer digest(String token) {
        try {
            return ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.ISO_8859_1)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param identity that the token proved
     * @param key the id of the key that signed it
     */
    record Remembered(SecurityIdentity identity, String key, Instant expiry) {}
}
