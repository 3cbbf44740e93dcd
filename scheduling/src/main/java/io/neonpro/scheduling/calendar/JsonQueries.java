package io.neonpro.scheduling.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Runs {@link JsonQuery}s: off a replica to show, in the transaction to decide. */
@ApplicationScoped
public class JsonQueries {

    private final Reads reads;
    private final ObjectMapper json;

    JsonQueries(Reads reads, ObjectMapper json) {
        this.reads = reads;
        this.json = json;
    }

    /**
     * What a reader may be shown.
     *
     * @param values of the parameters from the second on
     */
    public <T> Uni<List<T>> shown(JsonQuery<T> query, Object... values) {
        Tuple arguments = Tuple.of(Tenancy.require().tenant(), values);
        return reads.list(query.sql(), arguments, row -> read(query, row.getString(0)));
    }

    /**
     * The only row that a reader may be shown; that there is none only the primary can say.
     *
     * @param values of the parameters from the second on
     */
    public <T> Uni<Optional<T>> sought(JsonQuery<T> query, Object... values) {
        Tuple arguments = Tuple.of(Tenancy.require().tenant(), values);
        return reads.find(query.sql(), arguments, row -> read(query, row.getString(0)));
    }

    /**
     * What is so now, as the caller's transaction sees it.
     *
     * @param values of the parameters from the second on
     */
    public <T> Uni<List<T>> current(JsonQuery<T> query, Object... values) {
        return query.statement()
                .list(String.class, values)
                .map(rows -> rows.stream().map(row -> read(query, row)).toList());
    }

    private <T> T read(JsonQuery<T> query, String row) {
        try {
            return json.readValue(row, query.row());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
