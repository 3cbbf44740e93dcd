package io.neonpro.identity.kept;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantQuery;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds what is kept of who signs in as a patient of the current tenant. */
@ApplicationScoped
class PatientAccounts {

    private static final TenantQuery<KeptAccount> ACCOUNTS = new TenantQuery<>("""
            select u.email, u.name, u.email_verified_at is not null as is_email_verified, m.state, m.created_at
              from membership m join platform_user u on u.id = m.user_id
             where m.tenant_id = $1 and m.patient_id = $2 order by m.created_at
            """, KeptAccount::of);

    private static final TenantQuery<KeptInvitation> INVITATIONS = new TenantQuery<>(
            "select email, name, expires_at from invitation where tenant_id = $1 and patient_id = $2",
            KeptInvitation::of);

    private static final TenantQuery<KeptSession> SESSIONS = new TenantQuery<>("""
            select s.device, s.client_id, s.started_at, s.expires_at, s.ended_at,
                   coalesce((select max(t.issued_at) from refresh_token t
                              where t.tenant_id = s.tenant_id and t.session_id = s.id), s.started_at) as last_used_at
              from membership m join session s on s.tenant_id = m.tenant_id and s.user_id = m.user_id
             where m.tenant_id = $1 and m.patient_id = $2
             order by s.started_at desc limit 1000
            """, KeptSession::of);

    private final Reads reads;

    PatientAccounts(Reads reads) {
        this.reads = reads;
    }

    /** For who works in all clinics: accounts are of no clinic. */
    Uni<PatientAccount> of(UUID patientId) {
        ClinicScope.current().requireAll();
        return Uni.combine()
                .all()
                .unis(
                        reads.list(ACCOUNTS, patientId),
                        reads.list(INVITATIONS, patientId),
                        reads.list(SESSIONS, patientId))
                .with(PatientAccount::new);
    }
}
