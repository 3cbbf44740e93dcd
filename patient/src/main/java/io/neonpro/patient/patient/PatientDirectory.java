package io.neonpro.patient.patient;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.data.Visible;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Folding;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds patients whom the caller's clinics know. */
@ApplicationScoped
public class PatientDirectory {

    static final int MAX_QUERY_LENGTH = 200;

    static final Keyset<PatientProfile> BY_NAME =
            new Keyset<>("patients-by-name", patient -> List.of(Folding.fold(patient.name()), patient.id()));

    static final String PROFILES = """
            select id, version, name, birth_date, cpf, email, phone, language
              from patient
             where tenant_id = $1 and """ + " " + PatientClinics.IS_VISIBLE;

    private static final String BY_ID = PROFILES + " and id = any($3)";

    private final Reads reads;

    PatientDirectory(Reads reads) {
        this.reads = reads;
    }

    /**
     * @return fails with {@code not-found}
     */
    public Uni<PatientProfile> get(UUID id) {
        return reads.find(BY_ID, Visible.arguments(List.of(id)), PatientProfile.reader())
                .map(patient -> patient.orElseThrow(PatientRules.NO_SUCH_PATIENT::asFailure));
    }

    /** Those that there are, in any order. */
    public Uni<List<PatientProfile>> find(Collection<UUID> ids) {
        return reads.list(BY_ID, Visible.arguments(ids), PatientProfile.reader());
    }

    /**
     * Everybody whose {@link SearchTerms} begin with each word of the query, by name; simply
     * everybody when it is blank. Who may read names only finds by words of the name only.
     */
    public Uni<Page<PatientProfile>> search(String query, PageRequest page) {
        List<String> terms = SearchTerms.soughtBy(query);
        if (terms.isEmpty() && !query.isBlank()) {
            return Uni.createFrom().item(new Page<>(List.of(), null));
        }
        SearchQuery search = SearchQuery.of(Tenancy.require(), terms, BY_NAME.after(page), page.rows());
        return reads.list(search.sql(), search.arguments(), PatientProfile.reader())
                .map(patients -> BY_NAME.page(page, patients));
    }
}
