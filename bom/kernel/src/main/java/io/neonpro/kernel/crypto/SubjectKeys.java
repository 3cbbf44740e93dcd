package io.neonpro.kernel.crypto;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys of the current tenant's data subjects, one each, stored wrapped by the tenant's key.
 * Destroying someone's key erases their personal data from every stored event (crypto-shredding;
 * LGPD art. 18, VI) while the events stay.
 *
 * <p>All methods work inside the current transaction. Keys already
 * unwrapped are held in memory for {@code neonpro.keys.held-for}: after a {@link #destroy} other
 * instances, and work under way on this one, may read the person for that long. Backups keep the
 * wrapped key until they are themselves discarded.
 */
@ApplicationScoped
public class SubjectKeys {

    private static final TenantStatement FIND = new TenantStatement("""
                    select case when blocked_until is null then wrapped_key end as wrapped_key,
                           created_at < now() as settled
                      from subject_key where tenant_id = $1 and subject_id = $2
                    """);

    private static final TenantStatement FIND_BLOCKED = new TenantStatement("""
                    select wrapped_key, false as settled
                      from subject_key where tenant_id = $1 and subject_id = $2 and blocked_until is not null
                    """);

    private static final TenantStatement BLOCK = new TenantStatement("""
                    update subject_key set blocked_until = $3
                     where tenant_id = $1 and subject_id = $2 and destroyed_at is null
                    """);

    private static final TenantStatement ADD = new TenantStatement("""
                    insert into subject_key (tenant_id, subject_id, wrapped_key)
                    values ($1, $2, $3) on conflict (tenant_id, subject_id) do nothing
                    """);

    private static final TenantStatement DESTROY = new TenantStatement("""
                    insert into subject_key (tenant_id, subject_id, wrapped_key, destroyed_at)
                    values ($1, $2, null, now())
                    on conflict (tenant_id, subject_id) do update
                       set wrapped_key = null, destroyed_at = excluded.destroyed_at
                     where subject_key.destroyed_at is null
                    """);

    private static final TenantStatement DESTROY_BLOCKED = new TenantStatement("""
                    update subject_key set wrapped_key = null, destroyed_at = now()
                     where tenant_id = $1 and blocked_until <= $2 and destroyed_at is null
                    """);

    /** What was made of the person's events, sealed with the same key. */
    private static final TenantStatement FORGET =
            new TenantStatement("delete from snapshot where tenant_id = $1 and subject = $2");

    private record Owner(UUID tenant, UUID subject) {

        static Owner of(UUID subject) {
            return new Owner(Tenancy.require().tenant(), subject);
        }

        String context() {
            return "subject-key|" + tenant + "|" + subject;
        }
    }

    private final TenantKeys tenantKeys;
    private final Cache<Owner, DataKey> held;

    SubjectKeys(TenantKeys tenantKeys, KeyConfig config) {
        this.tenantKeys = tenantKeys;
        held = Caffeine.newBuilder()
                .maximumSize(config.held())
                .expireAfterWrite(config.heldFor())
                .build();
    }

    /**
     * The key to seal with, made when the subject has none yet. Fails with {@link
     * ErasedSubjectException} when it was destroyed.
     */
    public Uni<DataKey> of(UUID subject) {
        return Uni.createFrom().deferred(() -> {
            Owner owner = Owner.of(subject);
            DataKey known = held.getIfPresent(owner);
            return known != null
                    ? Uni.createFrom().item(known)
                    : tenantKeys.current().flatMap(tenantKey -> findOrCreate(owner, tenantKey));
        });
    }

    /** The key to open with; empty when there never was one, or it was destroyed. */
    public Uni<Optional<DataKey>> find(UUID subject) {
        return Uni.createFrom().deferred(() -> {
            Owner owner = Owner.of(subject);
            DataKey known = held.getIfPresent(owner);
            return known != null
                    ? Uni.createFrom().item(Optional.of(known))
                    : FIND.find(KeyRow::of, subject).flatMap(row -> open(owner, row));
        });
    }

    /** The same, and empty where there is no subject. */
    public Uni<Optional<DataKey>> findFor(Optional<UUID> subject) {
        return subject.map(this::find).orElseGet(SubjectKeys::none);
    }

    /** Destroys the subject's key for good; a key is never made for them again. Idempotent. */
    public Uni<Void> destroy(UUID subject) {
        return Uni.createFrom().deferred(() -> {
            Owner owner = Owner.of(subject);
            return Uni.combine()
                    .all()
                    .unis(DESTROY.run(subject), FORGET.run(subject))
                    .asTuple()
                    .invoke(() -> held.invalidate(owner))
                    .replaceWithVoid();
        });
    }

    /**
     * Erases the subject but for what the law keeps: from now on their key is found by {@link #blocked} only.
     *
     * @param until the first day on which it may be destroyed, which is for {@link #destroyBlocked} to do
     */
    public Uni<Void> block(UUID subject, LocalDate until) {
        return Uni.createFrom().deferred(() -> {
            Owner owner = Owner.of(subject);
            return Uni.combine()
                    .all()
                    .unis(BLOCK.run(subject, until), FORGET.run(subject))
                    .asTuple()
                    .invoke(() -> held.invalidate(owner))
                    .replaceWithVoid();
        });
    }

    /** Destroys the keys of those who need not be kept on this day any more. */
    public Uni<Void> destroyBlocked(LocalDate day) {
        return DESTROY_BLOCKED.run(day).replaceWithVoid();
    }

    /** The key of somebody who is blocked, for who must read what the law keeps; it is not remembered. */
    public Uni<Optional<DataKey>> blocked(UUID subject) {
        return Uni.createFrom()
                .deferred(() -> FIND_BLOCKED.find(KeyRow::of, subject).flatMap(row -> open(Owner.of(subject), row)));
    }

    /** Without looking first: most keys are asked for when they are new. Another transaction may still be faster. */
    private Uni<DataKey> findOrCreate(Owner owner, AesKey tenantKey) {
        Buffer fresh = Buffer.buffer(tenantKey.seal(AesKey.random().bytes(), owner.context()));
        return Uni.combine()
                .all()
                .unis(ADD.run(owner.subject(), fresh), FIND.find(KeyRow::of, owner.subject()))
                .asTuple()
                .map(done -> unwrap(owner, done.getItem2().orElseThrow(), tenantKey)
                        .orElseThrow(() -> new ErasedSubjectException(owner.subject())));
    }

    private Uni<Optional<DataKey>> open(Owner owner, Optional<KeyRow> row) {
        return row.filter(found -> found.wrapped().isPresent())
                .map(found -> tenantKeys.current().map(tenantKey -> unwrap(owner, found, tenantKey)))
                .orElseGet(SubjectKeys::none);
    }

    private static Uni<Optional<DataKey>> none() {
        return Uni.createFrom().item(Optional.empty());
    }

    private Optional<DataKey> unwrap(Owner owner, KeyRow row, AesKey tenantKey) {
        Optional<DataKey> key = row.wrapped()
                .map(wrapped -> new AesKey(tenantKey.open(wrapped, owner.context())))
                .map(secret -> new DataKey(owner.tenant(), owner.subject(), secret));
        key.filter(ignored -> row.settled()).ifPresent(settled -> held.put(owner, settled));
        return key;
    }
}
