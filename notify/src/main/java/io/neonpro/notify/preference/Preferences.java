package io.neonpro.notify.preference;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.data.Transactions;
import io.neonpro.kernel.data.Visible;
import io.neonpro.kernel.event.Arrivals;
import io.neonpro.kernel.event.NotHeardYet;
import io.neonpro.kernel.event.Rejected;
import io.neonpro.kernel.tenancy.ClinicScope;
import io.neonpro.notify.Language;
import io.neonpro.notify.contact.ContactClinics;
import io.neonpro.notify.contact.PatientMemory;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;

/** Knows how patients want to be reached, and tells it of those whom the caller's clinics know. */
@ApplicationScoped
public class Preferences implements PatientMemory {

    private static final Rejected NO_SUCH_PATIENT = Rejected.missing("not-found", "There is no such patient.");

    private static final String READ = """
            select coalesce(preference.version, 0) as version, preference.email,
                   preference.language
              from contact
              left join preference
                on preference.tenant_id = $1 and preference.patient_id = contact.patient_id
             where contact.tenant_id = $1 and contact.patient_id = $3 and not contact.erased and %s
            """.formatted(ContactClinics.IS_VISIBLE);

    /** Held, so that of two changes at once the second sees the first. */
    private static final TenantStatement HOLD = new TenantStatement("""
                    select patient_id from contact
                     where tenant_id = $1 and patient_id = $3 and not erased and %s for update
                    """.formatted(ContactClinics.IS_VISIBLE));

    private static final TenantStatement VERSION =
            new TenantStatement("select version from preference where tenant_id = $1 and patient_id = $2");

    private static final TenantStatement STORE = new TenantStatement("""
                    insert into preference (tenant_id, patient_id, version, email, language) values ($1, $2, $3, $4, $5)
                    on conflict (tenant_id, patient_id)
                    do update set version = excluded.version, email = excluded.email, language = excluded.language
                    """);

    private static final TenantStatement CORRESPONDENT = new TenantStatement("""
                    select contact.erased, contact.name, contact.email,
                           coalesce(preference.language, contact.language) as language,
                           coalesce(preference.email, true) as wants_email
                      from contact
                      left join preference
                        on preference.tenant_id = $1 and preference.patient_id = contact.patient_id
                     where contact.tenant_id = $1 and contact.patient_id = $2
                    """);

    private static final TenantStatement FORGET =
            new TenantStatement("delete from preference where tenant_id = $1 and patient_id = $2");

    private final Reads reads;
    private final Arrivals arrivals;

    Preferences(Reads reads, Arrivals arrivals) {
        this.reads = reads;
        this.arrivals = arrivals;
    }

    /**
     * @return fails with {@code not-found}
     */
    Uni<KeptPreference> get(UUID patientId) {
        return arrivals.awaited(
                "patient",
                () -> reads.find(READ, Visible.arguments().addUUID(patientId), Preferences::kept)
                        .map(found -> found.orElseThrow(NO_SUCH_PATIENT::asFailure)));
    }

    /**
     * @param precondition gets the current version and throws when it is not the one meant
     * @return fails with {@code not-found}
     */
    Uni<KeptPreference> change(UUID patientId, IntConsumer precondition, Preference wanted) {
        return arrivals.awaited("patient", () -> changed(patientId, precondition, wanted));
    }

    private static Uni<KeptPreference> changed(UUID patientId, IntConsumer precondition, Preference wanted) {
        return Transactions.run(() -> HOLD.find(
                        row -> row.getUUID("patient_id"), ClinicScope.current().column(), patientId)
                .invoke(held -> held.orElseThrow(NO_SUCH_PATIENT::asFailure))
                .chain(() -> VERSION.find(row -> row.getInteger("version"), patientId))
                .map(found -> found.orElse(0))
                .invoke(precondition::accept)
                .map(version -> new KeptPreference(version + 1, wanted))
                .call(kept -> store(patientId, kept)));
    }

    private static Uni<Integer> store(UUID patientId, KeptPreference kept) {
        Preference wanted = kept.preference();
        String language =
                Optional.ofNullable(wanted.language()).map(Language::tag).orElse(null);
        return STORE.run(patientId, kept.version(), wanted.email(), language);
    }

    /** Within the caller's transaction; fails while the patient's event is still on its way. */
    public Uni<Correspondent> correspondent(UUID patientId) {
        return CORRESPONDENT
                .find(Preferences::correspondent, patientId)
                .map(found -> found.orElseThrow(() -> new NotHeardYet(patientId)));
    }

    @Override
    public Uni<Void> forget(UUID patientId) {
        return FORGET.run(patientId).replaceWithVoid();
    }

    private static KeptPreference kept(Row row) {
        int version = row.getInteger("version");
        return version == 0
                ? new KeptPreference(0, Preference.STANDARD)
                : new KeptPreference(
                        version,
                        new Preference(
                                row.getBoolean("email"),
                                Optional.ofNullable(row.getString("language"))
                                        .map(Language::of)
                                        .orElse(null)));
    }

    private static Correspondent correspondent(Row row) {
        return row.getBoolean("erased")
                ? new Correspondent.Erased()
                : new Correspondent.Known(
                        row.getString("name"),
                        Optional.ofNullable(row.getString("email")),
                        Language.orPortuguese(row.getString("language")),
                        row.getBoolean("wants_email"));
    }
}
