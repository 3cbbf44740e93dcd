package io.neonpro.identity.person;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.neonpro.identity.ending.Ended;
import io.neonpro.identity.ending.Endings;
import io.neonpro.kernel.context.Uncancelled;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.security.EndedTokens;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The accounts of people, which belong to no tenant: who has proved to be one of them changes it, and nobody else. With a new
 * password everything ends that the old one began, in every tenant.
 */
@ApplicationScoped
public class Accounts {

    private static final String OPEN = """
            insert into platform_user (id, email, name, password_hash, email_verified_at)
            values ($1, $2, $3, $4, now()) on conflict do nothing
            """;

    /** A second factor is not got round by a letter, but for an account that nobody had proved to be theirs. */
    private static final String SET_PASSWORD = """
            with before as (
                select id, $4 and email_verified_at is null as is_taken_over from platform_user where id = $1 for update),
            person as (
                update platform_user u set password_hash = $2,
                       email_verified_at = case when $4 then coalesce(u.email_verified_at, now())
                                           else u.email_verified_at end
                  from before where u.id = before.id returning u.id),
            factors as (delete from second_factor f using before where f.user_id = before.id and before.is_taken_over),
            passkeys as (delete from passkey p using before where p.user_id = before.id and before.is_taken_over),
            recovery as (delete from recovery_code r using before where r.user_id = before.id and before.is_taken_over),
            browsers as (delete from browser_session using person where user_id = person.id),
            proofs as (
                delete from proof using person
                 where subject = person.id and purpose in ('reset', 'second-factor', 'passkey', 'new-passkey')),
            codes as (delete from authorization_code using person where user_id = person.id and session_id is null)
            update session set ended_at = now() from person
             where user_id = person.id and ended_at is null and session.id is distinct from $3
            returning session.tenant_id, session.id, session.user_id, session.client_id
            """;

    private static final String VERIFY =
            "update platform_user set email_verified_at = now() where id = $1 and email_verified_at is null";

    private final Pool pool;

    private final EndedTokens ended;
    private final Endings endings;

    Accounts(@ReactiveDataSource("relay") Pool pool, EndedTokens ended, Endings endings) {
        this.pool = pool;
        this.ended = ended;
        this.endings = endings;
    }

    /**
     * For somebody who has proved that the address is theirs.
     *
     * @return false when there is an account of that address
     */
    public Uni<Boolean> open(UUID id, String email, String name, String passwordHash) {
        return pool.preparedQuery(OPEN)
                .execute(Tuple.of(id, email, name, passwordHash))
                .map(inserted -> inserted.rowCount() == 1);
    }

    /** The same for whose account it is, whoever opened it: sessions of theirs, or of somebody else, are over. */
    public Uni<Void> setProvedPassword(UUID id, String passwordHash) {
        return setPassword(Tuple.of(id, passwordHash, null, true), id);
    }

    /** For who knew the old one; they stay signed in where they are. */
    public Uni<Void> setPassword(UUID id, String passwordHash, Optional<UUID> session) {
        return setPassword(Tuple.of(id, passwordHash, session.orElse(null), false), id);
    }

    /** Tokens that are about end as well, also of the session that goes on, which gets others. */
    private Uni<Void> setPassword(Tuple arguments, UUID id) {
        return Uncancelled.of(pool.preparedQuery(SET_PASSWORD)
                .execute(arguments)
                .map(Accounts::byTenant)
                .call(() -> ended.end(id))
                .chain(this::tell));
    }

    /** Applications that people were signed in to: when they are told, the sessions are over already. */
    private Uni<Void> tell(Map<UUID, List<Ended>> sessions) {
        return Multi.createFrom()
                .iterable(sessions.entrySet())
                .onItem()
                .transformToUniAndConcatenate(of -> Tenancy.runAs(
                        TenantContext.ofEvent(of.getKey()), () -> Transactions.run(() -> endings.tell(of.getValue()))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Map<UUID, List<Ended>> byTenant(RowSet<Row> ended) {
        return StreamSupport.stream(ended.spliterator(), false)
                .collect(groupingBy(
                        row -> row.getUUID("tenant_id"), mapping(row -> Ended.of(row.getDelegate()), toList())));
    }

    public Uni<Void> verify(UUID id) {
        return pool.preparedQuery(VERIFY).execute(Tuple.of(id)).replaceWithVoid();
    }
}
