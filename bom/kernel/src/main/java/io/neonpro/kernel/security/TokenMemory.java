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
 * until it expires or its key is trusted no more. And as many of those that were refused a moment ago, as an application
 * that has not noticed shows the same again and again.
 */
final class TokenMemory {

    /** Nothing makes one good that was bad; it merely need not be remembered for ever. */
    private static final Duration REFUSED_FOR = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Predicate<String> trustedKey;
    private final Cache<ByteBuffer, Remembered> tokens;
    private final Cache<ByteBuffer, Boolean> refused;

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
        this.refused = Caffeine.newBuilder()
                .maximumSize(maxTokens)
                .expireAfterWrite(REFUSED_FOR)
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

    void refuse(String token) {
        refused.put(digest(token), true);
    }

    boolean hasRefused(String token) {
        return refused.getIfPresent(digest(token)) != null;
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
