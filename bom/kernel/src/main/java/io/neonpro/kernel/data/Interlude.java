package io.neonpro.kernel.data;

import io.neonpro.kernel.context.Uncancelled;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What must not happen while a connection of the primary is held: a question to another service, a long search. Who
 * needs it in the middle of a transaction fails with this: the transaction is rolled back and gives its connection
 * back, then it happens, and the transaction begins anew, which finds the answer.
 */
public final class Interlude extends RuntimeException {

    private static final String ANSWERS = "neonpro.interludes";

    /** A patient's booking has five, and one more for each that is another question when it begins anew. */
    private static final int MAX_INTERLUDES = 8;

    private final transient Supplier<? extends Uni<?>> meanwhile;

    private Interlude(Throwable refusal, Supplier<? extends Uni<?>> meanwhile) {
        super(null, refusal, false, false);
        this.meanwhile = meanwhile;
    }

    /**
     * Runs a transaction, and runs it anew after each interlude. In a transaction that is run so already, it is a part
     * of that one. When whoever wants it goes away it comes to its own end, which is that nothing has happened where it needs an
     * interlude: nobody is left in whose name to ask.
     */
    public static <T> Uni<T> between(Supplier<Uni<T>> transaction) {
        return Uni.createFrom().deferred(() -> {
            if (answers().isPresent()) {
                return transaction.get();
            }
            Context context = Vertx.currentContext();
            Map<Object, Object> answers = new HashMap<>();
            Uni<T> attempt = Uni.createFrom().deferred(() -> {
                context.putLocal(ANSWERS, answers);
                return transaction.get();
            });
            return attempt(Uncancelled.of(attempt.eventually(() -> context.removeLocal(ANSWERS))), MAX_INTERLUDES);
        });
    }

    private static <T> Uni<T> attempt(Uni<T> attempt, int interludes) {
        return interludes == 0
                ? attempt
                : attempt.onFailure(Interlude.class)
                        .recoverWithUni(interlude ->
                                ((Interlude) interlude).meanwhile.get().chain(() -> attempt(attempt, interludes - 1)));
    }

    /**
     * What a question is answered, asked once however often the transaction begins; its failure is the transaction's. So it is
     * that a connection is held, in a transaction that is not begun {@link #between}.
     *
     * @param question tells it from others; what is asked anew is another question
     */
    @SuppressWarnings("unchecked")
    public static <T> Uni<T> ask(Object question, Supplier<Uni<T>> answer) {
        Map<Object, Object> answers = answers().orElse(null);
        if (answers == null) {
            requireNothingHeld();
            return answer.get();
        }
        return answers.containsKey(question)
                ? Uni.createFrom().item((T) answers.get(question))
                : Uni.createFrom()
                        .failure(new Interlude(null, () -> answer.get().invoke(told -> answers.put(question, told))));
    }

    /**
     * Ends the transaction for good.
     *
     * @param refusal why, for whoever hears of it before it is known in full
     * @param inFull looks up the rest, once nothing is held any more
     */
    public static <T> Uni<T> refuse(Throwable refusal, Supplier<Uni<? extends Throwable>> inFull) {
        Supplier<Uni<T>> telling =
                () -> inFull.get().flatMap(failure -> Uni.createFrom().failure(failure));
        return answers().isEmpty() ? telling.get() : Uni.createFrom().failure(new Interlude(refusal, telling));
    }

    /**
     * @throws IllegalStateException when the context holds a connection of the primary
     */
    public static void requireNothingHeld() {
        if (CurrentTransaction.isOpen()) {
            throw new IllegalStateException("Another service is asked while a connection is held; use an interlude");
        }
    }

    private static Optional<Map<Object, Object>> answers() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(ANSWERS) : Optional.empty();
    }
}
