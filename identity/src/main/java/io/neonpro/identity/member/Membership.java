package io.neonpro.identity.member;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Roles;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** What a person is for a tenant, as stored. */
@Entity
@Table(name = "membership")
class Membership extends PanacheEntityBase {

    /** A person has at most one membership of a tenant. */
    @Embeddable
    record Key(
            @Column(name = "tenant_id") UUID tenant,
            @Column(name = "user_id") UUID user) {}

    @EmbeddedId
    Key key;

    @Column(name = "roles")
    String[] roles;

    @Column(name = "clinic_ids")
    UUID[] clinics;

    @Column(name = "state")
    String state;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Version
    int version;

    protected Membership() {}

    private Membership(Key key, Set<Role> roles, Clinics clinics) {
        this.key = key;
        change(roles, clinics);
    }

    /** The membership of whoever signs a tenant up, which waits for the tenant. */
    static Membership pending(Key key, Instant expiresAt) {
        Membership membership = new Membership(key, Set.of(Role.OWNER), Clinics.ALL);
        membership.state = MembershipState.PENDING.code();
        membership.expiresAt = expiresAt;
        return membership;
    }

    static Membership active(Key key, Set<Role> roles, Clinics clinics) {
        Membership membership = new Membership(key, roles, clinics);
        membership.activate();
        return membership;
    }

    void activate() {
        state = MembershipState.ACTIVE.code();
        expiresAt = null;
    }

    void end() {
        state = MembershipState.ENDED.code();
        expiresAt = null;
    }

    void change(Set<Role> newRoles, Clinics newClinics) {
        roles = Roles.column(newRoles);
        clinics = newClinics.column();
    }

    UUID user() {
        return key.user();
    }

    MembershipState state() {
        return MembershipState.of(state);
    }

    Set<Role> roles() {
        return Roles.ofColumn(roles);
    }

    Clinics clinics() {
        return Clinics.ofColumn(clinics);
    }

    boolean isActive() {
        return state() == MembershipState.ACTIVE;
    }

    boolean isPending() {
        return state() == MembershipState.PENDING;
    }

    boolean hasEnded() {
        return state() == MembershipState.ENDED;
    }

    boolean isOwner() {
        return isActive() && roles().contains(Role.OWNER);
    }
}
