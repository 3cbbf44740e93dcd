package io.neonpro.kernel.cache;

import io.neonpro.kernel.data.LogPosition;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The level in Redis, shared by all instances of a service: text under {@code
 * neonpro:<service>:<cache>:<tenant>:<key>}.
 *
 * <p>An invalidation leaves a mark under the key, and a value is stored only while the key still
 * holds what its reader saw before loading: a load that was overtaken by an invalidation, on
 * whatever instance, stores nothing.
 */
final class SharedLevel {

    private static final String STORE_IF_UNCHANGED = """
            if (redis.call('GET', KEYS[1]) or '') == ARGV[1] then
                redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
            end""";

    private static final String MARK_AND_TELL = """
            redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            redis.call('PUBLISH', ARGV[3], ARGV[4])""";

    private final Redis redis;
    private final String service;
    private final Duration markFor;

    /**
     * @param markFor how long marks stay; longer than any load, or a slow one could store what was
     *     invalidated
     */
    SharedLevel(Redis redis, String service, Duration markFor) {
        this.redis = redis;
        this.service = service;
        this.markFor = markFor;
    }

    /** The channel on which instances tell each other the ids they invalidate. */
    String channel() {
        return "neonpro:" + service + ":invalidations";
    }

    /** What is stored, mark or value, by id; ids without anything are missing. */
    Uni<Map<String, String>> read(List<String> ids) {
        return send(Command.MGET, ids.stream().map(this::key).toArray()).map(answer -> byId(ids, answer));
    }

    /** Stores a text, unless the key holds anything else than was seen there. */
    Uni<Void> store(String id, String seen, String text, Duration lifetime) {
        return send(Command.EVAL, STORE_IF_UNCHANGED, "1", key(id), seen, text, millis(lifetime))
                .replaceWithVoid();
    }

    /** Replaces whatever is stored by a {@link Mark}, and tells every instance. */
    Uni<Void> invalidate(String id, Optional<LogPosition> mustSee) {
        String mark = Mark.of(mustSee);
        return send(Command.EVAL, MARK_AND_TELL, "1", key(id), mark, millis(markFor), channel(), id)
                .replaceWithVoid();
    }

    private Uni<Response> send(Command command, Object... arguments) {
        return redis.send(Request.cmd(command, arguments));
    }

    private String key(String id) {
        return "neonpro:" + service + ":" + id;
    }

    private static Map<String, String> byId(List<String> ids, Response answer) {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            Response text = answer.get(i);
            if (text != null) {
                texts.put(ids.get(i), text.toString());
            }
        }
        return texts;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
