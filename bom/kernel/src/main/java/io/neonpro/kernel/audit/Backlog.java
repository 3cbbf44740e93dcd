package io.neonpro.kernel.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What waits to be written to access logs. A tenant whose log cannot be written fills its own part of the room only. */
final class Backlog {

    static final int MAX_OF_TENANT = 10_000;

    private static final int MAX_OF_ALL = 50_000;
    private static final int MAX_TOGETHER = 500;
    private static final long PAUSE_NANOS = Duration.ofSeconds(5).toNanos();

    private final Map<UUID, Entries> waiting = new HashMap<>();
    private int count;

    /** Whether more of a tenant may be seen; a page of it more than that is taken. */
    synchronized boolean hasRoom(UUID tenant) {
        Entries entries = waiting.get(tenant);
        return count < MAX_OF_ALL && (entries == null || entries.all.size() < MAX_OF_TENANT);
    }

    synchronized void add(UUID tenant, Access access) {
        waiting.computeIfAbsent(tenant, none -> new Entries()).all.add(access);
        count++;
    }

    /** Of how many accesses nobody knows yet. */
    synchronized int count() {
        return count;
    }

    /** Whose logs are to be written. */
    synchronized List<UUID> tenants() {
        return List.copyOf(waiting.keySet());
    }

    /** The same without those that failed a moment ago. */
    synchronized List<UUID> due() {
        long now = System.nanoTime();
        return waiting.entrySet().stream()
                .filter(one -> one.getValue().isDue(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What is written next. */
    synchronized List<Access> first(UUID tenant) {
        List<Access> all = waiting.get(tenant).all;
        return List.copyOf(all.subList(0, Math.min(MAX_TOGETHER, all.size())));
    }

    /** Whether there are more than those, which are written. */
    synchronized boolean forget(UUID tenant, int written) {
        Entries entries = waiting.get(tenant);
        entries.all.subList(0, written).clear();
        entries.failures = 0;
        count -= written;
        if (entries.all.isEmpty()) {
            waiting.remove(tenant);
        }
        return !entries.all.isEmpty();
    }

    /**
     * They could not be written.
     *
     * @return how many times in a row
     */
    synchronized int postpone(UUID tenant) {
        Entries entries = waiting.get(tenant);
        entries.failedAt = System.nanoTime();
        return ++entries.failures;
    }

    /** A tenant's. */
    private static final class Entries {

        private final List<Access> all = new ArrayList<>();
        private int failures;
        private long failedAt;

        private boolean isDue(long now) {
            return failures == 0 || now - failedAt >= PAUSE_NANOS;
        }
    }
}
