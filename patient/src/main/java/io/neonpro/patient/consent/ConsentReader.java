package io.neonpro.patient.consent;

import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.page.Keyset;
import io.neonpro.kernel.web.page.Page;
import io.neonpro.kernel.web.page.PageRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Reads consents, the latest first, as their ids sort. */
@ApplicationScoped
public class ConsentReader {

    private static final Keyset<ConsentRecord> LATEST_FIRST =
            new Keyset<>("consents-latest-first", consent -> List.of(consent.id()));

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private static final String CONSENTS = """
            select id, patient_id, purpose, terms_version, channel, given_at, recorded_by, revoked_at, revoked_by
              from consent
             where tenant_id = $1 and patient_id = $2
            """;

    private static final String PAGE = CONSENTS + " and id < $3 order by id desc limit $4";
    private static final String ONE = CONSENTS + " and id = $3";
    private static final String ALL = CONSENTS + " order by id desc";

    private final Reads reads;

    ConsentReader(Reads reads) {
        this.reads = reads;
    }

    public Uni<Page<ConsentRecord>> page(UUID patientId, PageRequest request) {
        UUID before = LATEST_FIRST.after(request).map(last -> last.uuid(0)).orElse(AFTER_ALL);
        return reads.list(PAGE, of(patientId, before, request.rows()), ConsentRecord::of)
                .map(consents -> LATEST_FIRST.page(request, consents));
    }

    /**
     * @return fails with {@code not-found}
     */
    public Uni<ConsentRecord> get(UUID patientId, UUID id) {
        return reads.find(ONE, of(patientId, id), ConsentRecord::of)
                .map(consent -> consent.orElseThrow(ConsentRules.NO_SUCH_CONSENT::asFailure));
    }

    public Uni<List<ConsentRecord>> all(UUID patientId) {
        return reads.list(ALL, of(patientId), ConsentRecord::of);
    }

    private static Tuple of(UUID patientId, Object... more) {
        Tuple arguments = Tuple.of(Tenancy.require().tenant(), patientId);
        List.of(more).forEach(arguments::addValue);
        return arguments;
    }
}
