package io.neonpro.identity.factor;

import io.neonpro.identity.attempt.Attempts;
import io.neonpro.identity.attempt.TooManyAttempts;
import io.neonpro.identity.letter.AccountNews;
import io.neonpro.kernel.crypto.KeyEncryption;
import io.neonpro.kernel.crypto.WrappedKey;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * What people say beside their password, once they have set it up: a code of an authenticator application, each of which works once,
 * or one of the codes that they keep for when it, or a passkey, is lost. Theirs, and no tenant's.
 */
@ApplicationScoped
public class SecondFactors {

    private static final int SECRET_BYTES = 32;

    private static final String IS_ON = """
            select 1 from second_factor where user_id = $1 and confirmed_at is not null
            union all select 1 from passkey where user_id = $1 limit 1
            """;

    private static final String FIND = """
            select sealed_secret, master_key, last_step, confirmed_at is not null as is_on
              from second_factor where user_id = $1
            """;

    /** What was not confirmed is replaced. */
    private static final String BEGIN = """
            insert into second_factor (user_id, sealed_secret, master_key) values ($1, $2, $3)
            on conflict (user_id) do update set sealed_secret = excluded.sealed_secret,
                   master_key = excluded.master_key, last_step = 0
             where second_factor.confirmed_at is null
            """;

    /** Of two who say the same code, one is too late. */
    private static final String TAKE_STEP =
            "update second_factor set last_step = $2 where user_id = $1 and last_step < $2";

    /** A passkey whose making was begun without saying it, by whom ever, is none. */
    private static final String CONFIRM = """
            with factor as (
                update second_factor set confirmed_at = now() where user_id = $1 and confirmed_at is null
                returning user_id),
            old as (delete from recovery_code using factor where recovery_code.user_id = factor.user_id),
            asked as (delete from proof using factor where subject = factor.user_id and purpose = 'new-passkey')
            insert into recovery_code (user_id, hash) select user_id, unnest($2::bytea[]) from factor
            """;

    private static final String TAKE_RECOVERY_CODE = "delete from recovery_code where user_id = $1 and hash = $2";

    /** Who has passkeys keeps the codes. */
    private static final String REMOVE = """
            with gone as (delete from second_factor where user_id = $1)
            delete from recovery_code where user_id = $1 and not exists (select from passkey where user_id = $1)
            """;

    private final Pool pool;
    private final KeyEncryption master;
    private final Attempts attempts;
    private final AccountNews news;

    SecondFactors(@ReactiveDataSource("relay") Pool pool, KeyEncryption master, Attempts attempts, AccountNews news) {
        this.pool = pool;
        this.master = master;
        this.attempts = attempts;
        this.news = news;
    }

    /** Whether a password alone does not sign them in. */
    public Uni<Boolean> isOn(UUID person) {
        return pool.preparedQuery(IS_ON).execute(Tuple.of(person)).map(rows -> rows.size() > 0);
    }

    /** Begins to set it up; refused when it is. */
    public Uni<Enrolment> begin(UUID person, String account) {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return master.wrap(secret, context(person))
                .chain(wrapped -> pool.preparedQuery(BEGIN)
                        .execute(Tuple.of(person, Buffer.buffer(wrapped.bytes()), wrapped.master())))
                .invoke(stored -> requireBegun(stored.rowCount()))
                .replaceWith(new Enrolment(OneTimeCodes.text(secret), OneTimeCodes.uri(secret, account)));
    }

    /** It counts from now on: they have shown that the application knows the secret. Answers what to keep for when it is lost. */
    public Uni<RecoveryCodes> confirm(UUID person, String code) {
        return tryToConfirm(person, code)
                .onFailure(TooManyAttempts.class)
                .transform(failure -> ((TooManyAttempts) failure).asProblem())
                .invoke(codes -> requireRight(codes.isPresent()))
                .map(codes -> new RecoveryCodes(codes.orElseThrow()));
    }

    /** The same; empty when it is not the code. */
    public Uni<Optional<List<String>>> tryToConfirm(UUID person, String code) {
        return attempts.count(counted(person))
                .chain(() -> takeCode(person, code, false))
                .chain(isRight -> isRight
                        ? confirm(person).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Uni<List<String>> confirm(UUID person) {
        List<RecoveryCode> codes = RecoveryCode.several();
        Buffer[] digests =
                codes.stream().map(one -> Buffer.buffer(one.digest())).toArray(Buffer[]::new);
        return pool.preparedQuery(CONFIRM)
                .execute(Tuple.of(person, digests))
                .chain(() -> news.factorChanged(person))
                .replaceWith(codes.stream().map(RecoveryCode::text).toList());
    }

    /** Password alone signs them in again. */
    public Uni<Void> remove(UUID person, String code) {
        return find(person, true)
                .invoke(found -> requireThere(found.isPresent()))
                .chain(() -> matches(person, code))
                .onFailure(TooManyAttempts.class)
                .transform(failure -> ((TooManyAttempts) failure).asProblem())
                .invoke(SecondFactors::requireRight)
                .chain(() -> pool.preparedQuery(REMOVE).execute(Tuple.of(person)))
                .chain(() -> news.factorChanged(person));
    }

    /**
     * Whether it is a code of theirs, which works no second time.
     *
     * @return fails with {@link TooManyAttempts}; only who knows the password comes so far
     */
    public Uni<Boolean> matches(UUID person, String code) {
        return attempts.count(counted(person))
                .chain(() -> takeCode(person, code, true))
                .chain(isRight -> isRight ? Uni.createFrom().item(true) : takeRecoveryCode(person, code))
                .call(isRight -> isRight
                        ? attempts.forget(counted(person))
                        : Uni.createFrom().voidItem());
    }

    /** As whom tries to say a second factor, of either kind, are counted. */
    public static String counted(UUID person) {
        return "second-factor:" + person;
    }

    private Uni<Boolean> takeCode(UUID person, String code, boolean isOn) {
        return find(person, isOn)
                .chain(found -> found.map(row -> takeCode(person, code, row))
                        .orElseGet(() -> Uni.createFrom().item(false)));
    }

    private Uni<Optional<Row>> find(UUID person, boolean isOn) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(person))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> row.getBoolean("is_on") == isOn)
                        .findFirst());
    }

    private Uni<Boolean> takeCode(UUID person, String code, Row row) {
        var wrapped = new WrappedKey(
                row.getString("master_key"), row.getBuffer("sealed_secret").getBytes());
        return master.unwrap(wrapped, context(person))
                .map(secret -> OneTimeCodes.step(secret, code, Instant.now(), row.getLong("last_step")))
                .chain(step -> takeStep(person, step));
    }

    private Uni<Boolean> takeStep(UUID person, OptionalLong step) {
        return step.isEmpty()
                ? Uni.createFrom().item(false)
                : pool.preparedQuery(TAKE_STEP)
                        .execute(Tuple.of(person, step.getAsLong()))
                        .map(taken -> taken.rowCount() == 1);
    }

    private Uni<Boolean> takeRecoveryCode(UUID person, String code) {
        return pool.preparedQuery(TAKE_RECOVERY_CODE)
                .execute(Tuple.of(person, Buffer.buffer(RecoveryCode.digest(code))))
                .map(taken -> taken.rowCount() == 1);
    }

    static String context(UUID person) {
        return "second-factor|" + person;
    }

    private static void requireBegun(int stored) {
        if (stored == 0) {
            throw Rejected.conflict("second-factor-on", "A second factor is set up already; remove it first.")
                    .asFailure();
        }
    }

    /** Or a code that was kept for a passkey would be used up for nothing. */
    private static void requireThere(boolean isThere) {
        if (!isThere) {
            throw Rejected.conflict("second-factor-off", "No authenticator application is set up.")
                    .asFailure();
        }
    }

    /**
     * @throws ProblemException 403
     */
    public static void requireRight(boolean isRight) {
        if (!isRight) {
            throw ProblemException.of(403, "wrong-code", "This is no code of yours, or it is used.");
        }
    }
}
