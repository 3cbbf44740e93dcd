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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Reads Postgres' own catalogue: what protects the tenants is there, on every table. */
@ExtendWith(RunningPlatform.class)
class CatalogueTest {

    private static final List<String> SERVICES =
            List.of("identity", "clinic", "patient", "scheduling", "billing", "notify");

    /** What a policy lets its roles see, and write, of a table of tenants. */
    private static final String OWN_ROWS =
            "(tenant_id = (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid)";

    /** Who shares a tenant with somebody sees them. */
    private static final String MEMBERS = "(EXISTS ( SELECT FROM membership m WHERE ((m.tenant_id = "
            + "(NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid) "
            + "AND (m.user_id = platform_user.id))))";

    /** Whom else a policy lets in: where, by which name, who, to do what, with which rows, and to write which. */
    private static final Map<String, List<String>> OTHERS = Map.of(
            "kernel",
                    both(
                            workers(
                                    "outbox",
                                    "inbox",
                                    "snapshot",
                                    "idempotency",
                                    "tenant_key",
                                    "job",
                                    "workflow",
                                    "parked_key",
                                    "parked_event",
                                    "discarded_event",
                                    "event",
                                    "rebuild",
                                    "republication",
                                    "access_entry",
                                    "access_beginning"),
                            // restrictive
                            List.of(
                                    "access_entry|aged|{SERVICE_relay}|DELETE|(at < (now() - '365 days'::interval))|-")),
            "scheduling", workers("occupation", "hold"),
            "notify", workers("message"),
            "patient", workers("subject_request"),
            "identity",
                    both(
                            workers(
                                    "membership",
                                    "invitation",
                                    "registration",
                                    "service_account",
                                    "service_account_secret",
                                    "security_event",
                                    "session",
                                    "refresh_token",
                                    "authorization_code"),
                            List.of(
                                    "platform_user|member|{identity_app}|ALL|" + MEMBERS + "|-",
                                    "platform_user|newcomer|{identity_app}|INSERT|-|true",
                                    "platform_user|sign_in|{identity_relay}|ALL|true|-")));

    /** What belongs to no tenant. */
    private static final Map<String, List<String>> WITHOUT_TENANT = Map.of(
            "kernel", List.of("flyway_kernel", "flyway_service", "outbox_lease", "outbox_relay", "portable_part"),
            "identity",
                    List.of(
                            "acquaintance",
                            "attempt",
                            "browser_session",
                            "passkey",
                            "platform_user",
                            "proof",
                            "recovery_code",
                            "second_factor",
                            "signing_key"),
            "clinic", List.of("sign_up", "slug"));

    /** What of a tenant it does not take along: keys and queues, copies of what others own, and what is made of something else. */
    private static final Map<String, List<String>> NOT_TAKEN_ALONG = Map.of(
            "kernel",
                    List.of(
                            "event",
                            "snapshot",
                            "outbox",
                            "inbox",
                            "idempotency",
                            "tenant_key",
                            "subject_key",
                            "parked_key",
                            "parked_event",
                            "discarded_event",
                            "job",
                            "rebuild",
                            "republication",
                            "workflow",
                            "access_beginning",
                            "tenant_standing"),
            "identity",
                    List.of(
                            // with names and addresses, by a view of it
                            "membership",
                            "registration",
                            "service_account_secret",
                            "session",
                            "refresh_token",
                            "authorization_code"),
            "clinic", List.of("closing", "tenant_export"),
            "patient", List.of("patient_term", "known_appointment", "known_practitioner"),
            "scheduling",
                    List.of(
                            "clinic",
                            "practitioner",
                            "resource",
                            "treatment",
                            "hours",
                            "patient",
                            "occupation",
                            "hold"),
            "billing", List.of("price", "clinic", "invoice_count"),
            "notify",
                    List.of(
                            "contact",
                            "contact_clinic",
                            "clinic",
                            "treatment",
                            "practitioner",
                            "mail_quota",
                            "known_sender"));

    private static final String TENANTS_TABLES = """
            select t.relname
              from pg_class t
              join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
             where t.relkind in ('r', 'p') and t.relnamespace = 'public'::regnamespace
            """;

    private static final String UNPROTECTED = TENANTS_TABLES + " and not (t.relrowsecurity and t.relforcerowsecurity)";

    private static final String OTHER_TABLES = """
            select t.relname from pg_class t
             where t.relkind in ('r', 'p') and t.relnamespace = 'public'::regnamespace
               and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'tenant_id')
            """;

    private static final String UNPORTABLE =
            TENANTS_TABLES + " and not exists (select from portable_part p where p.relation = t.oid)";

    private static final String POLICIES = """
            select concat_ws('|', tablename, policyname, roles, cmd,
                             regexp_replace(coalesce(qual, '-'), '\\s+', ' ', 'g'), coalesce(with_check, '-'))
              from pg_policies where schemaname = 'public'
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
    @FieldSource("SERVICES")
    void everyTenantTableForcesItsPolicies(String service, Platform platform) throws SQLException {
        assertThat(query(platform, service, UNPROTECTED)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aPolicyLetsInItsTenantAndNobodyElseThanIsNamedHere(String service, Platform platform) throws SQLException {
        Stream<String> tenants = query(platform, service, TENANTS_TABLES).stream()
                .map(table -> table + "|tenant|{public}|ALL|" + OWN_ROWS + "|-");

        assertThat(query(platform, service, POLICIES))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(tenants, of(service, OTHERS)).toList());
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aTableWithoutTenantsIsNamedHere(String service, Platform platform) throws SQLException {
        assertThat(query(platform, service, OTHER_TABLES))
                .containsExactlyInAnyOrderElementsOf(of(service, WITHOUT_TENANT).toList());
    }

    /** Somebody has decided about each. */
    @ParameterizedTest
    @FieldSource("SERVICES")
    void whatATenantDoesNotTakeAlongIsNamedHere(String service, Platform platform) throws SQLException {
        assertThat(query(platform, service, UNPORTABLE))
                .containsExactlyInAnyOrderElementsOf(
                        of(service, NOT_TAKEN_ALONG).toList());
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyIndexOfATenantTableBeginsWithTheTenant(String service, Platform platform) throws SQLException {
        assertThat(query(platform, service, KEYED_OTHERWISE)).allMatch(CatalogueTest::isReadAcrossTenants);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void theApplicationOwnsNothingAndBypassesNothing(String service, Platform platform) throws SQLException {
        assertThat(query(platform, service, POWERS_OF_THE_APPLICATION.formatted(service)))
                .isEmpty();
    }

    /** Queues and expiries that workers go through, and what signs in before a tenant is known. */
    private static boolean isReadAcrossTenants(String index) {
        return index.matches(".*_by_(lane|due|due_at|need|turn|failure|time|expiry|end|age|master)")
                || index.matches("parked_event_by_id|membership_by_user|(invitation|service_account|session)_by_id"
                        + "|(session|authorization_code)_of_person|(refresh_token|authorization_code)_by_hash");
    }

    private static Stream<String> of(String service, Map<String, List<String>> named) {
        return Stream.of("kernel", service)
                .flatMap(owner -> named.getOrDefault(owner, List.of()).stream())
                .map(line -> line.replace("SERVICE", service));
    }

    private static List<String> workers(String... tables) {
        return Stream.of(tables)
                .map(table -> table + "|worker|{SERVICE_relay}|ALL|true|-")
                .toList();
    }

    private static <T> List<T> both(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
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
