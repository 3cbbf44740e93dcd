package io.neonpro.identity.passkey;

import io.neonpro.identity.passkey.Passkey.Credential;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The passkeys of people, who belong to no tenant. */
@ApplicationScoped
class PasskeyStore {

    /** How many somebody may have. */
    static final int MAX_OF_PERSON = 20;

    private static final String OF_PERSON = """
            select id, name, created_at, used_at, credential_id, attested_data, sign_count, is_backup_eligible, is_backed_up
              from passkey where user_id = $1 order by created_at, id
            """;

    /** Whoever has no codes for when it is lost gets some. What was begun without saying it, by whom ever, is over. */
    private static final String ADD = """
            with added as (
                insert into passkey (id, user_id, credential_id, attested_data, sign_count, is_backup_eligible, is_backed_up,
                                     name)
                select $1::uuid, $2::uuid, $3::bytea, $4::bytea, $5::bigint, $6::boolean, $7::boolean, $8::text
                 where (select count(*) from passkey where user_id = $2) < $9::integer
                on conflict (credential_id) do nothing returning user_id),
            codes as (
                insert into recovery_code (user_id, hash)
                select user_id, unnest($10::bytea[]) from added
                 where not exists (select from recovery_code where user_id = $2)
                returning user_id),
            begun as (delete from second_factor f using added where f.user_id = added.user_id and f.confirmed_at is null),
            asked as (delete from proof p using added where p.subject = added.user_id and p.purpose = 'new-passkey')
            select exists (select from codes) as has_codes from added
            """;

    /** Of two answers with the same count one is too late, or a copy's. */
    private static final String USE = """
            update passkey set sign_count = $3, is_backed_up = $4, used_at = now()
             where user_id = $1 and credential_id = $2 and (sign_count < $3 or $3 = 0)
            """;

    /** With the last second factor the codes go that stand for it. */
    private static final String REMOVE = """
            with gone as (delete from passkey where user_id = $1 and id = $2 returning user_id),
            codes as (
                delete from recovery_code using gone where recovery_code.user_id = gone.user_id
                   and not exists (select from passkey where user_id = $1 and id <> $2)
                   and not exists (select from second_factor where user_id = $1 and confirmed_at is not null))
            select user_id from gone
            """;

    private final Pool pool;

    PasskeyStore(@ReactiveDataSource("relay") Pool pool) {
        this.pool = pool;
    }

    /** In the order in which they were registered. */
    Uni<List<Passkey>> of(UUID person) {
        return pool.preparedQuery(OF_PERSON)
                .execute(Tuple.of(person))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Passkey::of)
                        .toList());
    }

    /**
     * @param recoveryCodes digests of those that it comes with, should there be none
     * @return whether they count from now on; empty when the key is known, or there are too many
     */
    Uni<Optional<Boolean>> add(UUID id, UUID person, String name, Credential made, Buffer[] recoveryCodes) {
        Tuple row = Tuple.tuple()
                .addUUID(id)
                .addUUID(person)
                .addValue(Buffer.buffer(made.id()))
                .addValue(Buffer.buffer(made.attestedData()))
                .addLong(made.signCount())
                .addBoolean(made.isBackupEligible())
                .addBoolean(made.isBackedUp())
                .addString(name)
                .addInteger(MAX_OF_PERSON)
                .addValue(recoveryCodes);
        return pool.preparedQuery(ADD)
                .execute(row)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(added -> added.getBoolean("has_codes"))
                        .findFirst());
    }

    /** Answers false when it has answered this already. */
    Uni<Boolean> use(UUID person, Credential now) {
        return pool.preparedQuery(USE)
                .execute(Tuple.of(person, Buffer.buffer(now.id()), now.signCount(), now.isBackedUp()))
                .map(used -> used.rowCount() == 1);
    }

    /** Answers false when there is none of this id. */
    Uni<Boolean> remove(UUID person, UUID id) {
        return pool.preparedQuery(REMOVE).execute(Tuple.of(person, id)).map(gone -> gone.size() == 1);
    }
}
