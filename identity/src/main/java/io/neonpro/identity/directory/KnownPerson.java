package io.neonpro.identity.directory;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** A person, by e-mail address, with the hash that their password must have. */
public record KnownPerson(UUID id, String name, String passwordHash) {

    static KnownPerson of(Row row) {
        return new KnownPerson(row.getUUID("id"), row.getString("name"), row.getString("password_hash"));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
