package io.neonpro.scheduling;

import io.neonpro.migrate.Server;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What is in the service's database, as its administrator sees it. */
public final class Rows {

    private Rows() {}

    public static DataSource database() {
        return Server.at(Topic.config("NEONPRO_POSTGRES_PRIMARY"), Topic.config("NEONPRO_POSTGRES_ADMIN_PASSWORD"))
                .database(Topic.config("NEONPRO_DATABASE"));
    }

    /** Whether all that was told under these keys is here: those of different keys come in any order. */
    static boolean arrived(UUID tenant, UUID clinic, Set<UUID> told, UUID treatment, UUID... patients) {
        boolean isCatalogueHere =
                count("select count(*) from treatment where tenant_id = ? and id = ?", tenant, treatment) == 1
                        && count("select count(*) from hours where tenant_id = ? and subject_id = ?", tenant, clinic)
                                > 0
                        && count("""
                                        select count(distinct id) from (
                                            select id from clinic where tenant_id = ?
                                            union all select id from practitioner p
                                             where tenant_id = ? and exists (
                                                 select from hours h where h.subject_id = p.id)
                                            union all select id from resource where tenant_id = ?
                                            union all select id from treatment where tenant_id = ?
                                        ) known where id::text = any (string_to_array(?, ','))
                                        """, tenant, tenant, tenant, tenant, joined(told)) == told.size();
        return isCatalogueHere
                && Arrays.stream(patients)
                        .allMatch(id ->
                                count("select count(*) from patient where tenant_id = ? and id = ?", tenant, id) == 1);
    }

    private static String joined(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(","));
    }

    public static long count(String sql, Object... arguments) {
        return (long) list(sql, arguments).getFirst().getFirst();
    }

    public static void update(String sql, Object... arguments) {
        try (var connection = database().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static List<List<Object>> list(String sql, Object... arguments) {
        try (var connection = database().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            List<List<Object>> rows = new ArrayList<>();
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    List<Object> row = new ArrayList<>();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        row.add(result.getObject(i));
                    }
                    rows.add(row);
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
