package io.neonpro.kernel.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The master keys by their ids, as configured: the first one wraps, all of them unwrap. */
@Startup
@Singleton
class MasterKeyRing {

    private static final int MAX_KEYS = 8;

    /** 32 random bytes have fewer different ones about never; a key that somebody typed does. */
    private static final int MIN_DIFFERENT_BYTES = 16;

    private static final Pattern NAMED =
            Pattern.compile("(?<id>[A-Za-z0-9][A-Za-z0-9._-]{0,39}):(?<key>[A-Za-z0-9+/]{43}=)");

    private final SequencedMap<String, AesKey> keys = new LinkedHashMap<>();

    /**
     * @throws IllegalStateException unless there are keys, and each is one; its message tells none of them
     */
    MasterKeyRing(KeyConfig config) {
        for (String named : config.masterKeys().orElse("").split(",", -1)) {
            add(named.strip());
        }
    }

    private void add(String named) {
        Matcher parts = NAMED.matcher(named);
        if (!parts.matches() || keys.size() == MAX_KEYS) {
            throw refused(
                    "must be id:key, with commas between, each key 32 bytes in base64, %d at most".formatted(MAX_KEYS));
        }
        byte[] key = Base64.getDecoder().decode(parts.group("key"));
        if (IntStream.range(0, key.length).map(i -> key[i]).distinct().count() < MIN_DIFFERENT_BYTES) {
            throw refused("has a master key that is not random: '%s'".formatted(parts.group("id")));
        }
        if (keys.putIfAbsent(parts.group("id"), new AesKey(key)) != null) {
            throw refused("has two master keys '%s'".formatted(parts.group("id")));
        }
    }

    private static IllegalStateException refused(String why) {
        return new IllegalStateException("NEONPRO_MASTER_KEYS " + why);
    }

    /** The id of the one that wraps. */
    String current() {
        return keys.firstEntry().getKey();
    }

    /** The ids of the others. */
    List<String> retired() {
        return keys.keySet().stream().skip(1).toList();
    }

    /**
     * @throws UnknownMasterKeyException when there is no such key
     */
    AesKey key(String id) {
        AesKey key = keys.get(id);
        if (key == null) {
            throw new UnknownMasterKeyException(id);
        }
        return key;
    }

    /** A key of 32 bytes for another purpose, derived from each of these, the current one's first. */
    List<byte[]> derived(String purpose) {
        return keys.values().stream()
                .map(key -> Hmac.of(key.bytes(), purpose.getBytes(UTF_8)))
                .toList();
    }
}
