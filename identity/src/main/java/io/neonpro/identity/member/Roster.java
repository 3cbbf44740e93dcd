package io.neonpro.identity.member;

import io.neonpro.identity.access.ScopedRows;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.Visible;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The members of the current tenant, where the caller may look; the longest known first. */
@ApplicationScoped
public class Roster {

    private static final Keyset<Member> BY_ID = new Keyset<>("members", member -> List.of(member.id()));

    private static final String MEMBERS = """
            select %s from membership m join platform_user u on u.id = m.user_id
             where m.tenant_id = $1
               and (cast($2 as uuid[]) is null or m.clinic_ids is null or m.clinic_ids && cast($2 as uuid[]))
            """.formatted(Member.COLUMNS);

    private static final String SOME = MEMBERS + " and m.user_id = any($3)";

    private static final String OF_PATIENT = MEMBERS + " and m.state <> 'ended' and m.patient_id = $3";

    private static final ScopedRows<Member> ROWS = new ScopedRows<>(
            BY_ID,
            MEMBERS + " and m.state <> 'ended' and m.patient_id is null and m.user_id > $3 order by m.user_id limit $4",
            MEMBERS + " and m.user_id = $3",
            Member::of);

    private final Reads reads;

    Roster(Reads reads) {
        this.reads = reads;
    }

    /** Who works for the tenant. */
    public Uni<Page<Member>> page(PageRequest request) {
        return ROWS.page(reads, request);
    }

    /** Who signs in as a patient: at most one. */
    public Uni<Page<Member>> ofPatient(UUID patientId) {
        return reads.list(OF_PATIENT, Visible.arguments().addUUID(patientId), Member::of)
                .map(found -> new Page<>(found, null));
    }

    /** Those of them that are or were members; the others are missing from the answer. */
    public Uni<List<Member>> find(List<UUID> ids) {
        return reads.list(SOME, Visible.arguments(ids), Member::of);
    }

    public Uni<Optional<Member>> find(UUID id) {
        return ROWS.find(reads, id);
    }
}
