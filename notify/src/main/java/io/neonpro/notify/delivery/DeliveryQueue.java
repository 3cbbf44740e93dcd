package io.neonpro.notify.delivery;

import io.neonpro.kernel.data.TenantStatement;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The messages that must still reach the mail server. Whoever takes some pushes their next attempt
 * into the future, so that any number of instances share the work and none of it is lost with one.
 */
@ApplicationScoped
class DeliveryQueue {

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into delivery (tenant_id, message_id, appointment_id)
                    values ($1, $2, $3)
                    """);

    private static final TenantStatement POSTPONE = new TenantStatement("""
                    update delivery set attempts = $3, due_at = $4
                     where tenant_id = $1 and message_id = $2
                    """);

    private static final TenantStatement REMOVE =
            new TenantStatement("delete from delivery where tenant_id = $1 and message_id = $2");

    /**
     * One appointment's messages leave one after the other, as their ids sort by time. What is taken is an array, since
     * Postgres takes that for few rows, and any number that is a parameter for a tenth of the table. What is due next it
     * also says.
     */
    private static final String TAKE = """
            with due as materialized (
                select array_agg(tenant_id) as tenants, array_agg(message_id) as messages
                  from (select due.tenant_id, due.message_id
                          from delivery as due
                         where due.due_at <= now()
                           and due.message_id = (
                               select first.message_id from delivery as first
                                where first.tenant_id = due.tenant_id
                                  and first.appointment_id = due.appointment_id
                                order by first.appointment_id, first.message_id
                                limit 1)
                         order by due.due_at
                         limit $1
                           for update of due skip locked) as batch),
            taken as (
                update delivery
                   set attempts = attempts + 1, due_at = now() + make_interval(secs => $2)
                  from unnest((select tenants from due), (select messages from due)) as one (tenant, message)
                 where tenant_id = one.tenant and message_id = one.message
                returning tenant_id, message_id, attempts),
            next as (
                select ceil(extract(epoch from min(due_at) - now()) * 1000)::bigint as due_in_millis
                  from delivery where due_at > now())
            select tenant_id, message_id, attempts, due_in_millis from next left join taken on true
            """;

    private final Pool pool;
    private final DeliverySettings settings;

    DeliveryQueue(@ReactiveDataSource("relay") Pool pool, DeliverySettings settings) {
        this.pool = pool;
        this.settings = settings;
    }

    /**
     * What was due, and what is not yet.
     *
     * @param next in how long something else is due
     */
    record Taken(List<Delivery> deliveries, Optional<Duration> next) {}

    /** Within the caller's transaction. */
    Uni<Void> add(UUID messageId, UUID appointmentId) {
        return ADD.run(messageId, appointmentId).replaceWithVoid();
    }

    /** Takes what is due, of all tenants, for the length of the lease. */
    Uni<Taken> take() {
        return pool.preparedQuery(TAKE)
                .execute(
                        Tuple.of(settings.batchSize(), (double) settings.lease().toSeconds()))
                .map(DeliveryQueue::taken);
    }

    private static Taken taken(RowSet<Row> rows) {
        List<Delivery> deliveries = StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.getUUID("message_id") != null)
                .map(Delivery::of)
                .toList();
        return new Taken(
                deliveries,
                Optional.ofNullable(rows.iterator().next().getLong("due_in_millis"))
                        .map(Duration::ofMillis));
    }

    /** Within the caller's transaction. */
    Uni<Void> postpone(Delivery delivery, int attempts, Duration delay) {
        return POSTPONE.run(delivery.message(), attempts, Instant.now().plus(delay))
                .replaceWithVoid();
    }

    /** Within the caller's transaction. */
    Uni<Void> remove(Delivery delivery) {
        return REMOVE.run(delivery.message()).replaceWithVoid();
    }
}
