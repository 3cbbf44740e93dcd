package io.neonpro.identity.directory;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.contracts.access.Role;
import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Roles;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A service account, by client id, with the hashes one of which its secret must have.
 *
 * @param administers whether it may add people and machines, change the tenant, and take all along, should its roles allow it
 * @param requiresProof whether it gets no token but one that is bound to a key of its own
 */
public record KnownMachine(
        UUID tenant,
        UUID id,
        String name,
        List<byte[]> secretHashes,
        Set<Role> roles,
        Clinics clinics,
        boolean administers,
        boolean requiresProof) {

    private static final Set<String> OF_ADMINISTRATORS = Set.of(
            Permissions.USER_WRITE,
            Permissions.SERVICE_ACCOUNT_WRITE,
            Permissions.TENANT_WRITE,
            Permissions.TENANT_EXPORT);

    static KnownMachine of(Row row) {
        return new KnownMachine(
                row.getUUID("tenant_id"),
                row.getUUID("id"),
                row.getString("name"),
                Arrays.stream(row.getArrayOfStrings("hashes"))
                        .map(HexFormat.of()::parseHex)
                        .toList(),
                Roles.ofColumn(row.getArrayOfStrings("roles")),
                Clinics.ofColumn(row.getArrayOfUUIDs("clinic_ids")),
                row.getBoolean("administers"),
                row.getBoolean("requires_proof"));
    }

    /** What its roles allow; a machine adds nobody, leaves the tenant as it is and takes nothing along, unless that is what it is for. */
    public Set<String> permissions() {
        Set<String> permissions = Role.permissions(roles);
        if (!administers) {
            permissions.removeAll(OF_ADMINISTRATORS);
        }
        return permissions;
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
