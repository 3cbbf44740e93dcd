package io.neonpro.kernel.data;

import io.neonpro.kernel.context.Uncancelled;
import io.quarkus.arc.Arc;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Transaction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Transactions of the primary. Once begun they come to their own end: a client that goes away cancels whatever it waits
 * for, and how far a cancelled transaction had come would decide how it ends and when its connection is free again.
 */
public final class Transactions {

    private Transactions() {}

    /** Commits when the work succeeds, rolls back when it fails; joins the caller's transaction where there is one. */
    public static <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> CurrentTransaction.isOpen()
                        ? work.get()
                        : Uncancelled.of(onOwnConnection(work, Transaction::commit)));
    }

    /**
     * What statements would answer, which are taken back.
     *
     * @return fails when the context is in a transaction, which would be taken back too
     */
    public static <T> Uni<T> undone(Supplier<Uni<T>> work) {
        return Uncancelled.of(onOwnConnection(work, Transaction::rollback));
    }

    private static <T> Uni<T> onOwnConnection(Supplier<Uni<T>> work, Function<Transaction, Future<Void>> end) {
        Pool pool = Arc.container().instance(Pool.class).get();
        return Rows.uni(pool::getConnection)
                .flatMap(connection -> begun(connection, work, end).eventually(() -> Rows.uni(connection::close)));
    }

    private static <T> Uni<T> begun(
            SqlConnection connection, Supplier<Uni<T>> work, Function<Transaction, Future<Void>> end) {
        return Rows.uni(connection::begin)
                .flatMap(transaction -> Uni.createFrom()
                        .deferred(work::get)
                        .onFailure()
                        .call(() -> rolledBack(transaction))
                        .call(() -> Rows.uni(() -> end.apply(transaction))));
    }

    /** Its own failure tells less than why it was needed. */
    private static Uni<Void> rolledBack(Transaction transaction) {
        return Rows.uni(transaction::rollback).onFailure().recoverWithNull();
    }
}
