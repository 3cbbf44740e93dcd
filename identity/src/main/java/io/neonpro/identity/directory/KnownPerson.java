package io.neonpro.identity.directory;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Locale;
import java.util.UUID;

/**
 * A person, by e-mail address, with the hash that their password must have.
 *
 * @param isVerified whether they have proved that the address is theirs
 */
public record KnownPerson(UUID id, String email, String name, String passwordHash, boolean isVerified) {

    static KnownPerson of(Row row) {
        return new KnownPerson(
                row.getUUID("id"),
                row.getString("email"),
                row.getString("name"),
                row.getString("password_hash"),
                row.getBoolean("is_verified"));
    }

    /** What somebody typed to sign in, as it would be written. */
    public static String address(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
