package io.neonpro.patient.patient;

import io.neonpro.kernel.web.page.Keys;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The SQL that finds a page of patients, by name. */
record SearchQuery(String sql, Tuple arguments) {

    private static final String OF_TENANT = PatientDirectory.PROFILES + " where tenant_id = $1\n";

    private static final String PAGE = """
               and (sort_name, id) > ($2, $3)
             order by sort_name, id
             limit $4
            """;

    private static final String BEFORE_ALL_NAMES = "";
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    /**
     * @param terms each of which must begin one of a patient's
     * @param last keys of the last patient before the page
     */
    static SearchQuery of(UUID tenant, List<String> terms, Optional<Keys> last, int rows) {
        Tuple arguments = Tuple.of(
                tenant,
                last.map(keys -> keys.text(0)).orElse(BEFORE_ALL_NAMES),
                last.map(keys -> keys.uuid(1)).orElse(BEFORE_ALL),
                rows);
        StringBuilder sql = new StringBuilder(OF_TENANT);
        terms.forEach(term -> sql.append(having(arguments.addString(term).size())));
        return new SearchQuery(sql.append(PAGE).toString(), arguments);
    }

    /** Words that begin with a term sort between it and it followed by the last code point. */
    private static String having(int term) {
        return """
                  and id in (select patient_id from patient_term
                              where tenant_id = $1
                                and term >= $%1$d and term < $%1$d || chr(1114111))
               """.formatted(term);
    }
}
