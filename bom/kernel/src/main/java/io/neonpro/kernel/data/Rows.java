package io.neonpro.kernel.data;

import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What goes into a statement and what comes out of it. */
final class Rows {

    private Rows() {}

    /** The tenant of the context, and after it the values. */
    static Tuple arguments(Object... values) {
        Tuple arguments = Tuple.tuple().addUUID(Tenancy.require().tenant());
        for (Object value : values) {
            arguments.addValue(asStored(value));
        }
        return arguments;
    }

    private static Object asStored(Object value) {
        return switch (value) {
            case Instant at -> at.atOffset(ZoneOffset.UTC);
            case Instant[] many ->
                Arrays.stream(many).map(at -> at.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
            case null, default -> value;
        };
    }

    static <T> Optional<T> first(RowSet<Row> rows, Function<Row, T> read) {
        return items(rows, read).findFirst();
    }

    static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        return items(rows, read).toList();
    }

    private static <T> Stream<T> items(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read);
    }

    static <T> Uni<T> uni(Supplier<Future<T>> future) {
        return Uni.createFrom().completionStage(() -> future.get().toCompletionStage());
    }
}
