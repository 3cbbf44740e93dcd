package io.neonpro.kernel.job;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A job to be added.
 *
 * @param kind the name of its {@link JobKind}
 * @param at when it is due; absent for at once, or for when its cron says
 * @param key of which a tenant has one job of a kind: another one replaces it
 * @param owner what it belongs to, and is cancelled with
 * @param subject the person that it is about, and is forgotten with
 * @param cron when it recurs
 */
public record NewJob<P extends Record>(
        String kind,
        P payload,
        Optional<Instant> at,
        Optional<UUID> key,
        Optional<UUID> owner,
        Optional<UUID> subject,
        Optional<Cron> cron) {

    /** Due at once. */
    public static <P extends Record> NewJob<P> of(String kind, P payload) {
        Optional<UUID> none = Optional.empty();
        return new NewJob<>(kind, payload, Optional.empty(), none, none, none, Optional.empty());
    }

    public NewJob<P> at(Instant time) {
        return new NewJob<>(kind, payload, Optional.of(time), key, owner, subject, cron);
    }

    /** In the place of one with this key, if there is one, whether that waits, runs or has failed. */
    public NewJob<P> inPlaceOf(UUID one) {
        return new NewJob<>(kind, payload, at, Optional.of(one), owner, subject, cron);
    }

    public NewJob<P> ownedBy(UUID one) {
        return new NewJob<>(kind, payload, at, key, Optional.of(one), subject, cron);
    }

    public NewJob<P> about(UUID person) {
        return new NewJob<>(kind, payload, at, key, owner, Optional.of(person), cron);
    }

    /** Again and again; one with the same key and the same cron stays as it is. */
    public NewJob<P> every(Cron times) {
        return new NewJob<>(kind, payload, at, key, owner, subject, Optional.of(times));
    }

    Instant due(Instant now) {
        return at.or(() -> cron.map(times -> times.next(now))).orElse(now);
    }
}
