package io.neonpro.patient.patient;

import io.neonpro.contracts.access.Permissions;
import io.neonpro.kernel.data.Preparing;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.kernel.web.page.Keys;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The SQL that finds a page of patients, by name. */
record SearchQuery(String sql, Tuple arguments) {

    private static final String PAGE = """
               and (sort_name, id) > ($3, $4)
             order by sort_name, id
             limit $5
            """;

    /** Words that begin with a term sort between it and it followed by the last code point. */
    private static final String HAVING = """
              and id in (select patient_id from patient_term
                          where tenant_id = $1 and term >= ? and term < ? || chr(1114111)%s)
            """;

    private static final int FIXED_PARAMETERS = 5;

    /** By how many terms are sought: a rare word leads to its few patients, one that all have to a page of names. */
    private static final List<String> STATEMENTS = statements("");

    /** A number or an address that is found tells as much as one that is shown. */
    private static final List<String> BY_NAME = statements(" and in_name");

    private static final String BEFORE_ALL_NAMES = "";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static List<String> statements(String condition) {
        String having = HAVING.formatted(condition);
        return IntStream.rangeClosed(0, SearchTerms.MAX_SOUGHT)
                .mapToObj(terms -> Preparing.ANEW + PatientDirectory.PROFILES + each(having, terms) + PAGE)
                .toList();
    }

    private static String each(String having, int terms) {
        return IntStream.rangeClosed(1, terms)
                .mapToObj(term -> having.replace("?", "$" + (FIXED_PARAMETERS + term)))
                .collect(Collectors.joining());
    }

    /**
     * @param caller whose tenant and clinics are searched, by as much as they may read
     * @param terms each of which must begin one of a patient's
     * @param last keys of the last patient before the page
     */
    static SearchQuery of(TenantContext caller, List<String> terms, Optional<Keys> last, int rows) {
        Tuple arguments = Tuple.of(
                caller.tenant(),
                caller.clinics().column(),
                last.map(keys -> keys.text(0)).orElse(BEFORE_ALL_NAMES),
                last.map(keys -> keys.uuid(1)).orElse(BEFORE_ALL),
                rows);
        terms.forEach(arguments::addString);
        boolean readsAll = caller.permissions().contains(Permissions.PATIENT_READ);
        return new SearchQuery((readsAll ? STATEMENTS : BY_NAME).get(terms.size()), arguments);
    }
}
