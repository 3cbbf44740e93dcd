package io.neonpro.kernel.data;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The transaction that the current Vert.x context is in, whoever began it: its connection, and what is to be done once
 * it is committed, such as waking those who bring out what it wrote.
 */
public final class CurrentTransaction {

    private static final String KEY = "neonpro.transaction";
    private static final Pattern READING =
            Pattern.compile("\\s*(?:/\\*.*?\\*/\\s*)?select\\s", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final TenantConnection connection;
    private final Map<Object, Runnable> afterCommit = new LinkedHashMap<>();
    private boolean hasWritten;
    private boolean isLast;

    private CurrentTransaction(TenantConnection connection) {
        this.connection = connection;
    }

    /**
     * @param task not done when the transaction is rolled back; short, never fails, and does its work on a context of
     *     its own; tasks that are equal are done once
     * @throws IllegalStateException when the context is in no transaction
     */
    public static void afterCommit(Runnable task) {
        afterCommit(task, task);
    }

    /**
     * The same, in place of what the transaction was to do about the same thing until now.
     *
     * @param about equal for what is about the same
     */
    public static void afterCommit(Object about, Runnable task) {
        require().afterCommit.put(about, task);
    }

    /**
     * About how many such things it has something to do after its commit.
     *
     * @param most it counts no further
     * @throws IllegalStateException when the context is in no transaction
     */
    public static long countAfterCommit(Predicate<Object> about, int most) {
        return require().afterCommit.keySet().stream().filter(about).limit(most).count();
    }

    /** The same once what the context does is committed: that is now, when it is in no transaction. */
    public static void afterCommitOrNow(Runnable task) {
        current().ifPresentOrElse(transaction -> transaction.afterCommit.put(task, task), task);
    }

    /**
     * Has the {@code Consistency-Token} of the caller's answer name whatever was committed before, as if this transaction had
     * written: for an answer that tells what another one wrote.
     *
     * @throws IllegalStateException when the context is in no transaction
     */
    public static void tellPosition() {
        require().hasWritten = true;
    }

    /**
     * Nobody reads after this transaction on its context, nor on one that waits for it: where it is in the log need not be
     * asked. So with the effect of an event, and with the end of a job.
     *
     * @throws IllegalStateException when the context is in no transaction
     */
    public static void beLast() {
        require().isLast = true;
    }

    /**
     * @throws IllegalStateException when the context is in no transaction
     */
    static SqlConnection connection() {
        return require().connection;
    }

    /** Whether the context is in a transaction, and so holds a connection of the primary. */
    static boolean isOpen() {
        return current().isPresent();
    }

    /** The context is in it from now on. */
    static CurrentTransaction begin(TenantConnection connection) {
        var begun = new CurrentTransaction(connection);
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(KEY, begun);
        }
        return begun;
    }

    /** What is run in it. No function that a service calls writes, so all that begins with {@code select} reads. */
    void runs(String sql) {
        hasWritten = hasWritten || !READING.matcher(sql).lookingAt();
    }

    /** Whether anything it ran may have left something that whoever reads afterwards must see. */
    boolean isToBeSeen() {
        return hasWritten && !isLast;
    }

    /**
     * It is about to end, one way or the other, and the context is in no transaction any more.
     *
     * @return what is to be done after the commit, if that is how it ends
     */
    Collection<Runnable> end() {
        if (current().filter(this::equals).isPresent()) {
            ContextLocals.remove(KEY);
        }
        return afterCommit.values();
    }

    private static CurrentTransaction require() {
        return current().orElseThrow(() -> new IllegalStateException("This context is in no transaction"));
    }

    private static Optional<CurrentTransaction> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }
}
