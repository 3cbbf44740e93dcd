package io.neonpro.patient.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.tenancy.TenantContext;
import io.neonpro.patient.ServiceTest;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How Postgres searches a big directory, as the application's role and under its policy. */
@ServiceTest
class SearchPlanTest {

    private static final int PATIENTS = 20_000;

    private static final String ADD_PATIENTS = """
            insert into patient (tenant_id, id, version, name, sort_name, birth_date, language)
            select ?, uuidv7(), 1, 'Nome ' || n, 'nome ' || n, '1990-05-01', 'pt-BR'
              from generate_series(1, ?) n
            """;

    private static final String ADD_TERMS = """
            insert into patient_term (tenant_id, patient_id, term, in_name)
            select tenant_id, id, unnest(array['nome', 'sobrenome' || substr(sort_name, 6)]), true
              from patient where tenant_id = ?
            """;

    private static final UUID TENANT = UUID.randomUUID();
    private static boolean isFilled;

    @BeforeEach
    void fillTheDirectoriesOfTwoTenants() {
        if (!isFilled) {
            fill(TENANT);
            fill(UUID.randomUUID());
            isFilled = true;
        }
    }

    /** Analyses in between, lest foreign keys are checked by what was known of a small table. */
    private void fill(UUID tenant) {
        TestDatabase.run(ADD_PATIENTS, tenant, PATIENTS);
        TestDatabase.run("analyze patient");
        TestDatabase.run(ADD_TERMS, tenant);
        TestDatabase.run("analyze patient_term");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sobrenome1234", "sobrenome12", "nome sobrenome77"})
    void aSearchReadsAnIndexAndNotTheDirectory(String query) throws SQLException {
        String plan = plan(query);

        assertThat(plan).doesNotContain("Seq Scan").containsPattern("Index Cond: .*term >= 'sobrenome");
    }

    @Test
    void everybodyIsReadInTheOrderOfAnIndex() throws SQLException {
        String plan = plan("");

        assertThat(plan).contains("patient_by_name").doesNotContain("Sort");
    }

    /** Why there is a table of terms: under the policy LIKE gets no index, without it would. */
    @Test
    void noIndexServesAnOperatorThatIsNotLeakproof() throws SQLException {
        TestDatabase.run("create index if not exists by_trigram on patient using gin (sort_name gin_trgm_ops)");
        String like = "select id from patient where tenant_id = $1 and sort_name like $2";
        Tuple arguments = Tuple.of(TENANT, "%1234%");

        String planOfApplication = explain(application(), like, arguments);
        String planWithoutPolicy = explain(TestDatabase.connection(), like, arguments);

        assertThat(planOfApplication).doesNotContain("by_trigram");
        assertThat(planWithoutPolicy).contains("by_trigram");
    }

    private String plan(String query) throws SQLException {
        SearchQuery search =
                SearchQuery.of(TenantContext.ofEvent(TENANT), SearchTerms.soughtBy(query), Optional.empty(), 21);
        return explain(application(), search.sql(), search.arguments());
    }

    private String explain(Connection connection, String sql, Tuple arguments) throws SQLException {
        String values = IntStream.range(0, arguments.size())
                .mapToObj(arguments::getValue)
                .map(value -> value == null ? "null" : "'" + value + "'")
                .collect(Collectors.joining(", "));
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("set app.tenant_id to '" + TENANT + "'");
            statement.execute("set plan_cache_mode = force_custom_plan"); // as what is planned anew says
            statement.execute("prepare search as " + sql);
            var steps = statement.executeQuery("explain (costs off) execute search(" + values + ")");
            var plan = new StringJoiner("\n");
            while (steps.next()) {
                plan.add(steps.getString(1));
            }
            return plan.toString();
        }
    }

    private static Connection application() throws SQLException {
        return TestDatabase.connectionAs("patient_app", "NEONPRO_POSTGRES_APP_PASSWORD");
    }
}
