package io.neonpro.migrate;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.api.FlywayException;

/** The command: migrates every service's database, or those named as arguments. */
public final class Migrate {

    static final int DONE = 0;
    static final int MIGRATION_FAILED = 1;
    static final int BAD_CONFIGURATION = 2;
    static final int SERVER_UNREACHABLE = 3;

    private Migrate() {}

    public static void main(String[] services) {
        System.exit(run(List.of(services), System.getenv()));
    }

    static int run(List<String> services, Map<String, String> environment) {
        try {
            var settings = Settings.of(environment);
            for (String service : services.isEmpty() ? settings.services() : services) {
                var applied = Migration.of(service)
                        .over(settings.workers(service))
                        .run(settings.server(), settings.roles(service));
                System.out.printf(
                        "%s: %d kernel and %d own migrations applied%n",
                        applied.service(), applied.kernel(), applied.own());
            }
            return DONE;
        } catch (IllegalArgumentException wrong) {
            return fail(BAD_CONFIGURATION, "configuration: " + wrong.getMessage());
        } catch (SQLException refused) {
            return fail(
                    isUnreachable(refused) ? SERVER_UNREACHABLE : MIGRATION_FAILED,
                    "Postgres: " + refused.getMessage());
        } catch (FlywayException broken) {
            return fail(MIGRATION_FAILED, broken.getMessage());
        }
    }

    /** SQLSTATE class 08: connection exceptions. */
    private static boolean isUnreachable(SQLException refused) {
        return refused.getSQLState() != null && refused.getSQLState().startsWith("08");
    }

    private static int fail(int code, String message) {
        System.err.println("migrate: " + message);
        return code;
    }
}
