package io.neonpro.kernel.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Sees that a proof is shown once (RFC 9449, 11.1): to this instance by its memory, to all by Redis. Without Redis an instance
 * knows of its own only, for the minute that a proof is good for.
 */
@ApplicationScoped
public class SeenProofs {

    private static final String KEY = "neonpro:proof:";
    private static final int MAX_PROOFS = 100_000;
    private static final Duration KEEP = KeyProof.LIFESPAN.multipliedBy(2);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Redis redis;
    private final Cache<String, Boolean> seen =
            Caffeine.newBuilder().maximumSize(MAX_PROOFS).expireAfterWrite(KEEP).build();

    SeenProofs(Redis redis) {
        this.redis = redis;
    }

    /** Whether nobody has shown it before; from now on somebody has. */
    public Uni<Boolean> isNew(KeyProof proof) {
        String key = KeyProof.digest(proof.thumbprint() + " " + proof.id());
        return seen.asMap().putIfAbsent(key, true) == null
                ? isNewToAll(key)
                : Uni.createFrom().item(false);
    }

    private Uni<Boolean> isNewToAll(String key) {
        return redis.send(Request.cmd(Command.SET)
                        .arg(KEY + key)
                        .arg("1")
                        .arg("NX")
                        .arg("PX")
                        .arg(KEEP.toMillis()))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .map(answer -> answer != null)
                .onFailure()
                .recoverWithItem(true);
    }
}
