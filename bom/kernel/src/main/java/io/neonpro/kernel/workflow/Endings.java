package io.neonpro.kernel.workflow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.neonpro.kernel.context.CallerContext;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Who waits in this instance for a workflow to end; should another instance end it, they find out by looking. */
final class Endings {

    private static final int MAX_WORKFLOWS = 10_000;
    private static final Duration LOOK_AFTER = Duration.ofMillis(500);

    private final Cache<UUID, CompletableFuture<Void>> awaited = Caffeine.newBuilder()
            .maximumSize(MAX_WORKFLOWS)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    /** The next time that it is worth looking, on the caller's context; watched from now on. */
    Uni<Void> next(UUID workflow) {
        CompletableFuture<Void> ending = awaited.get(workflow, id -> new CompletableFuture<>());
        return CallerContext.keep(Uni.createFrom()
                .completionStage(ending::copy)
                .ifNoItem()
                .after(LOOK_AFTER)
                .recoverWithItem((Void) null));
    }

    void ended(UUID workflow) {
        CompletableFuture<Void> ending = awaited.getIfPresent(workflow);
        if (ending != null) {
            ending.complete(null);
            awaited.invalidate(workflow);
        }
    }
}
