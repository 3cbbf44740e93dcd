package io.neonpro.acceptance.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.neonpro.acceptance.RunningPlatform;
import io.neonpro.devstack.platform.Platform;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads Postgres' own catalogue: what protects the tenants is there, on every table. */
@ExtendWith(RunningPlatform.class)
class CatalogueTest {

    private static final String UNPROTECTED = """
            select t.relname
              from pg_class t
              join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
             where t.relkind in ('r', 'p') and t.relnamespace = 'public'::regnamespace
               and not (t.relrowsecurity and t.relforcerowsecurity
                        and exists (select from pg_policy p where p.polrelid = t.oid
                                       and pg_get_expr(p.polqual, p.polrelid) like '%app.tenant_id%'))
            """;

    private static final String KEYED_OTHERWISE = """
            select i.indexrelid::regclass::text
              from pg_index i
              join pg_class t on t.oid = i.indrelid and t.relnamespace = 'public'::regnamespace
              join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
             where i.indkey[0] <> a.attnum
            """;

    private static final String POWERS_OF_THE_APPLICATION = """
            select rolname from pg_roles
             where rolname in ('%1$s_app', '%1$s_relay')
               and (rolsuper or rolbypassrls
                    or exists (select from pg_class where relowner = pg_roles.oid))
            """;

    @ParameterizedTest
    @ValueSource(strings = {"identity", "clinic", "patient", "scheduling", "billing", "notify"})
    void everyTenantTableForcesItsPolicy(String service, Platform platform) throws SQLException {
        assertThat(query(platform, service, UNPROTECTED)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "clinic", "patient", "scheduling", "billing", "notify"})
    void everyIndexOfATenantTableBeginsWithTheTenant(String service, Platform platform) throws SQLException {
        assertThat(query(platform, service, KEYED_OTHERWISE)).allMatch(CatalogueTest::isReadAcrossTenants);
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "clinic", "patient", "scheduling", "billing", "notify"})
    void theApplicationOwnsNothingAndBypassesNothing(String service, Platform platform) throws SQLException {
        assertThat(query(platform, service, POWERS_OF_THE_APPLICATION.formatted(service)))
                .isEmpty();
    }

    /** Queues and expiries that workers go through, and what signs in before a tenant is known. */
    private static boolean isReadAcrossTenants(String index) {
        return index.matches(".*_by_(lane|due|due_at|time|expiry)")
                || index.matches("membership_by_user|service_account_by_id|(refresh_token|authorization_code)_by_hash");
    }

    private static List<String> query(Platform platform, String database, String sql) throws SQLException {
        String url = "jdbc:postgresql://" + platform.stack().addresses().primary() + "/" + database;
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        url, "postgres", platform.stack().addresses().postgresPassword());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
