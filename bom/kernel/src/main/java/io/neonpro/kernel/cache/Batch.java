package io.neonpro.kernel.cache;

import io.smallrye.mutiny.Uni;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Keys fetched together. Whoever asks for one of them meanwhile waits for the same answer, and
 * nobody who gives up waiting takes it from the others.
 */
final class Batch<K, V> {

    private final Map<String, K> keys = new LinkedHashMap<>();
    private final CompletableFuture<Map<String, Entry<V>>> answer = new CompletableFuture<>();

    /** Only before it starts. */
    void add(String id, K key) {
        keys.put(id, key);
    }

    Map<String, K> keys() {
        return keys;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Entries by id, on whatever thread they arrive. */
    Uni<Map<String, Entry<V>>> answer() {
        return Uni.createFrom().completionStage(answer::copy);
    }

    void start(Uni<Map<String, Entry<V>>> fetch) {
        fetch.subscribe().with(answer::complete, answer::completeExceptionally);
    }
}
