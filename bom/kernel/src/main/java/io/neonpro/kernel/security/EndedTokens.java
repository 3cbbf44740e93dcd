package io.neonpro.kernel.security;

import io.neonpro.kernel.data.CurrentTransaction;
import io.neonpro.kernel.value.Ids;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Whose access tokens end before their five minutes are over: of a session, a machine, a person or what that person is for one
 * tenant those issued until then, or a single one. Identity says so in Redis, and every instance of every service looks there each
 * second. Without Redis nothing new is heard, and a token ends by itself as it always does.
 */
@Startup
@ApplicationScoped
public class EndedTokens {

    private static final Logger LOG = Logger.getLogger(EndedTokens.class);

    private static final String KEY = "neonpro:ends-of-tokens";

    /** The newest, each followed by its time: a script answers so whichever protocol is spoken. */
    private static final String NEWEST =
            "return redis.call('ZREVRANGEBYSCORE', KEYS[1], '+inf', ARGV[1], 'WITHSCORES', 'LIMIT', 0, ARGV[2])";

    private static final Duration EVERY = Duration.ofSeconds(1);

    /** The longest that a token is good for, and the clocks' difference. */
    private static final Duration KEEP = Duration.ofMinutes(6);

    /** How much clocks differ, and Redis may be behind itself: what is older and not known was not told. */
    private static final Duration LATE = Duration.ofMinutes(1);

    /** Beyond so many the oldest are forgotten. */
    private static final int MAX_ENDINGS = 50_000;

    private final Redis redis;
    private volatile Map<String, Instant> endings = Map.of();
    private volatile Instant heardAt = Instant.MIN;
    private volatile Cancellable looking = () -> {};

    EndedTokens(Redis redis) {
        this.redis = redis;
    }

    @PostConstruct
    void start() {
        looking = Multi.createFrom()
                .ticks()
                .every(EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look().onFailure().recoverWithNull())
                .subscribe()
                .with(ignored -> {});
    }

    @PreDestroy
    void stop() {
        looking.cancel();
    }

    /**
     * Ends all that was issued until now. Completes once it was told; never fails, as a token that nobody hears of ends by
     * itself.
     *
     * @param id of a session, a person, a machine or a token
     */
    public Uni<Void> end(UUID id) {
        return end(List.of(id.toString()));
    }

    /** The same of what people may do for one tenant: what they are elsewhere is not for that tenant to end. */
    public Uni<Void> endAt(UUID tenant, Collection<UUID> people) {
        return people.isEmpty()
                ? Uni.createFrom().voidItem()
                : end(people.stream()
                        .map(person -> at(tenant, person.toString()))
                        .toList());
    }

    private Uni<Void> end(List<String> whose) {
        Instant now = Instant.now();
        Request tell = Request.cmd(Command.ZADD).arg(KEY).arg("GT");
        whose.forEach(each -> tell.arg(now.toEpochMilli()).arg(each));
        return send(tell)
                .chain(() -> send(Request.cmd(Command.ZREMRANGEBYSCORE)
                        .arg(KEY)
                        .arg("-inf")
                        .arg(now.minus(KEEP).toEpochMilli())))
                .chain(this::look)
                .onFailure()
                .invoke(cause -> LOG.warnf("The end of tokens was not told: %s", cause.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    /** The same once what the current transaction does is stored: a token that is asked for before is issued by what was. */
    public void endOnceStored(UUID tenant, UUID person) {
        CurrentTransaction.afterCommitOrNow(
                () -> endAt(tenant, List.of(person)).subscribe().with(told -> {}));
    }

    private static String at(UUID tenant, String person) {
        return tenant + ":" + person;
    }

    /** When a token was issued, to the millisecond where its id tells that (UUIDv7). */
    public static Instant issuedAt(String tokenId, long epochSeconds) {
        return Optional.ofNullable(tokenId)
                .flatMap(Ids::find)
                .filter(id -> id.version() == 7)
                .map(id -> Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16))
                .orElseGet(() -> Instant.ofEpochSecond(epochSeconds));
    }

    boolean isEnded(AccessToken token) {
        return isEnded(token.id(), token.subject(), token.tenant(), token.session(), token.issuedAt());
    }

    /** A token that says this, whether or not there are others of the same person. */
    public boolean isEnded(
            String token, String subject, Optional<UUID> tenant, Optional<UUID> session, Instant issuedAt) {
        return Stream.of(
                        Optional.of(token),
                        Optional.of(subject),
                        tenant.map(group -> at(group, subject)),
                        session.map(UUID::toString))
                .flatMap(Optional::stream)
                .flatMap(id -> Stream.ofNullable(endings.get(id)))
                .anyMatch(end -> !issuedAt.isAfter(end));
    }

    private Uni<Void> look() {
        Instant now = Instant.now();
        Instant oldest = now.minus(KEEP);
        Instant since = heardAt.isBefore(oldest) ? oldest : heardAt.minus(LATE);
        return send(Request.cmd(Command.EVAL)
                        .arg(NEWEST)
                        .arg(1)
                        .arg(KEY)
                        .arg(since.toEpochMilli())
                        .arg(MAX_ENDINGS))
                .invoke(newest -> hear(newest, oldest))
                .invoke(() -> heardAt = now)
                .replaceWithVoid();
    }

    private synchronized void hear(Response newest, Instant oldest) {
        Map<String, Instant> known = new HashMap<>(endings);
        known.values().removeIf(oldest::isAfter);
        for (int each = 0; each < newest.size(); each += 2) {
            known.put(
                    newest.get(each).toString(),
                    Instant.ofEpochMilli(newest.get(each + 1).toLong()));
        }
        endings = known.size() > MAX_ENDINGS ? newest(known) : Map.copyOf(known);
    }

    private static Map<String, Instant> newest(Map<String, Instant> known) {
        return known.entrySet().stream()
                .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
                .limit(MAX_ENDINGS)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Uni<Response> send(Request request) {
        return redis.send(request).ifNoItem().after(EVERY).fail();
    }
}
