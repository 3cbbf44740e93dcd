package io.neonpro.identity.member;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A person who signs in, known to the platform once. A tenant finds only those who are, or were,
 * its members, and nobody finds a password here: {@link io.neonpro.identity.directory.Directory}
 * alone reads its hash.
 */
@Entity
@Table(name = "platform_user")
class Person extends PanacheEntityBase {

    @Id
    UUID id;

    @Column(updatable = false)
    String email;

    /** When they proved that the address is theirs; null until then. */
    @Column(insertable = false, updatable = false)
    OffsetDateTime emailVerifiedAt;

    String name;

    @Version
    int version;
}
