package io.neonpro.kernel.security;

import io.neonpro.kernel.web.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/**
 * How a service that calls another one in its caller's name shows that it has seen the proof of a bound token, which was made for
 * itself: by a ticket for that token, in Redis, where services alone write. Without Redis such calls fail; those with other tokens
 * go on.
 */
@ApplicationScoped
class Hops {

    /** The request header that the ticket is in. */
    static final String HEADER = "Neonpro-Hop";

    private static final String KEY = "neonpro:hop:";
    private static final int TICKET_BYTES = 32;
    private static final int MAX_LENGTH = 100;

    /** As long as a call and its repetitions may take. */
    private static final Duration KEEP = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Redis redis;

    Hops(Redis redis) {
        this.redis = redis;
    }

    Uni<String> ticket(String token) {
        byte[] random = new byte[TICKET_BYTES];
        new SecureRandom().nextBytes(random);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        return send(Request.cmd(Command.SET)
                        .arg(KEY + ticket)
                        .arg(KeyProof.digest(token))
                        .arg("PX")
                        .arg(KEEP.toMillis()))
                .replaceWith(ticket);
    }

    /** Whether a service passes this token on. */
    Uni<Boolean> isOf(String ticket, String token) {
        return ticket.length() > MAX_LENGTH
                ? Uni.createFrom().item(false)
                : send(Request.cmd(Command.GET).arg(KEY + ticket))
                        .map(found -> found != null && KeyProof.digest(token).equals(found.toString()));
    }

    private Uni<Response> send(Request request) {
        return redis.send(request)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .transform(cause -> ProblemException.unavailable("Bound tokens cannot be passed on at the moment."));
    }
}
