package io.neonpro.identity.directory;

import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Roles;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Set;
import java.util.UUID;

/** A service account, by client id, with the hash that its secret must have. */
public record KnownMachine(UUID tenant, UUID id, String name, byte[] secretHash, Set<Role> roles, Clinics clinics) {

    static KnownMachine of(Row row) {
        return new KnownMachine(
                row.getUUID("tenant_id"),
                row.getUUID("id"),
                row.getString("name"),
                row.getBuffer("secret_hash").getBytes(),
                Roles.ofColumn(row.getArrayOfStrings("roles")),
                Clinics.ofColumn(row.getArrayOfUUIDs("clinic_ids")));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
