package io.neonpro.kernel.data;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is done once the transaction of the current Vert.x context is committed, and not at all when it is rolled back:
 * waking those who bring out what it wrote. A read in between, on a connection of its own, keeps its hands off.
 */
public final class AfterCommit {

    private static final String CURRENT = "neonpro.after-commit";

    private final Optional<AfterCommit> outer;
    private final Set<Runnable> tasks = new LinkedHashSet<>();

    private AfterCommit(Optional<AfterCommit> outer) {
        this.outer = outer;
    }

    /**
     * @param task short, never fails, and does its work on a context of its own; tasks that are equal are done once
     * @throws IllegalStateException when no transaction has begun on this context
     */
    public static void run(Runnable task) {
        current()
                .orElseThrow(() -> new IllegalStateException("There is no transaction to wait for"))
                .tasks
                .add(task);
    }

    /** For a transaction that begins on this context. */
    static AfterCommit begin() {
        var begun = new AfterCommit(current());
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(CURRENT, begun);
        }
        return begun;
    }

    /** The transaction ends, one way or the other: whoever registers something from now on waits for another one. */
    Set<Runnable> end() {
        if (current().filter(this::equals).isPresent()) {
            outer.ifPresentOrElse(it -> ContextLocals.put(CURRENT, it), () -> ContextLocals.remove(CURRENT));
        }
        return tasks;
    }

    private static Optional<AfterCommit> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(CURRENT) : Optional.empty();
    }
}
