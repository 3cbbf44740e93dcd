package io.neonpro.scheduling.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.data.Reads;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;

/** Runs {@link JsonQuery}s: off a replica to show, in the transaction to decide. */
@ApplicationScoped
public class JsonQueries {

    private final Reads reads;
    private final ObjectMapper json;

    JsonQueries(Reads reads, ObjectMapper json) {
        this.reads = reads;
        this.json = json;
    }

    /** What a reader may be shown. */
    public <T> Uni<List<T>> shown(JsonQuery<T> query, Object... arguments) {
        return reads.list(query.sql(), Tuple.from(arguments), row -> read(query, row.getString(0)));
    }

    /** What is so now, as the caller's transaction sees it. */
    public <T> Uni<List<T>> current(JsonQuery<T> query, Object... arguments) {
        return Panache.getSession()
                .flatMap(
                        session -> {
                            var statement =
                                    session.createNativeQuery(query.sqlOfHibernate(), String.class);
                            for (int i = 0; i < arguments.length; i++) {
                                statement.setParameter(i + 1, arguments[i]);
                            }
                            return statement.getResultList();
                        })
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
