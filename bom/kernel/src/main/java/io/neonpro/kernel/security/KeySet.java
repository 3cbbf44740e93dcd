package io.neonpro.kernel.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** The keys that identity signs with, by their ids, as its key set (RFC 7517) last named them. */
@ApplicationScoped
class KeySet {

    private volatile Map<String, Key> keys = Map.of();
    private volatile Instant heardAt = Instant.MIN;

    boolean has(String id) {
        return keys.containsKey(id);
    }

    Optional<Key> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }

    boolean isOlderThan(Duration age) {
        return heardAt.isBefore(Instant.now().minus(age));
    }

    /**
     * By a newer set.
     *
     * @throws IllegalArgumentException when it is none
     */
    void replace(String json) {
        try {
            keys = new JsonWebKeySet(json)
                    .getJsonWebKeys().stream()
                            .filter(key -> key.getKeyId() != null)
                            .collect(Collectors.toUnmodifiableMap(
                                    JsonWebKey::getKeyId, JsonWebKey::getKey, (first, again) -> first));
            heardAt = Instant.now();
        } catch (JoseException e) {
            throw new IllegalArgumentException("This is no key set", e);
        }
    }
}
