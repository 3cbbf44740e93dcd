package io.neonpro.scheduling;

import io.neonpro.devstack.postgres.TestDatabase;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is in the service's database, as its administrator sees it. */
public final class Rows {

    private Rows() {}

    /** Whether all that was told under these keys is here: those of different keys come in any order. */
    static boolean arrived(UUID tenant, UUID clinic, Set<UUID> told, UUID treatment, UUID... patients) {
        boolean isCatalogueHere = TestDatabase.count(
                                "select count(*) from treatment where tenant_id = ? and id = ?", tenant, treatment)
                        == 1
                && TestDatabase.count(
                                "select count(*) from hours where tenant_id = ? and subject_id = ?", tenant, clinic)
                        > 0
                && TestDatabase.count("""
                                        select count(distinct id) from (
                                            select id from clinic where tenant_id = ?
                                            union all select id from practitioner p
                                             where tenant_id = ? and exists (
                                                 select from hours h where h.subject_id = p.id)
                                            union all select id from resource where tenant_id = ?
                                            union all select id from treatment where tenant_id = ?
                                        ) known where id::text = any (string_to_array(?, ','))
                                        """, tenant, tenant, tenant, tenant, joined(told)) == told.size();
        return isCatalogueHere
                && Arrays.stream(patients)
                        .allMatch(id -> TestDatabase.count(
                                        "select count(*) from patient where tenant_id = ? and id = ?", tenant, id)
                                == 1);
    }

    private static String joined(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}
