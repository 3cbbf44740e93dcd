package io.neonpro.devstack.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A step of a plan that reads a table or an index of it, and what came of it.
 *
 * @param type such as {@code Seq Scan}
 * @param relation the table, or the index
 * @param isGrown whether the table has more rows than one tenant's few
 * @param rows that it yielded, over all its loops
 * @param removed rows that it read and threw away
 * @param filter what they did not satisfy
 */
record PlanNode(String type, String relation, boolean isGrown, long rows, long removed, String filter) {

    private static final String SCANS = """
            select n ->> 'Node Type',
                   coalesce(n ->> 'Relation Name', n ->> 'Index Name'),
                   coalesce((select reltuples >= 1000 from pg_class
                              where oid = to_regclass(quote_ident(n ->> 'Relation Name'))), true),
                   ceil((n ->> 'Actual Rows')::numeric * (n ->> 'Actual Loops')::numeric)::bigint,
                   ceil((coalesce(n ->> 'Rows Removed by Filter', '0')::numeric
                         + coalesce(n ->> 'Rows Removed by Index Recheck', '0')::numeric)
                        * (n ->> 'Actual Loops')::numeric)::bigint,
                   coalesce(n ->> 'Filter', '')
              from jsonb_path_query(cast(? as jsonb), 'strict $.**') as n
             where jsonb_typeof(n) = 'object' and jsonb_exists(n, 'Node Type')
               and (n ->> 'Node Type') like '%Scan'
               and coalesce(n ->> 'Relation Name', n ->> 'Index Name') is not null
            """;

    /** A page has a hundred rows at most, a few tables make it; what needs more says so. */
    private static final long FEW_ROWS = 1_000;

    private static final long FEW_REMOVED = 100;
    private static final long REMOVED_PER_ROW = 4;

    /** The scans of a plan, as {@code explain (analyze, format json)} answers it. */
    static List<PlanNode> of(String json, Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(SCANS)) {
            statement.setString(1, json);
            List<PlanNode> nodes = new ArrayList<>();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    nodes.add(new PlanNode(
                            found.getString(1),
                            found.getString(2),
                            found.getBoolean(3),
                            found.getLong(4),
                            found.getLong(5),
                            found.getString(6)));
                }
            }
            return nodes;
        }
    }

    /**
     * Why this grows with what there is, and not with what was asked for.
     *
     * @param allowed rows to be read, where the usual few will not do
     */
    Optional<String> fault(OptionalLong allowed) {
        if (type.equals("Seq Scan") && isGrown) {
            return Optional.of("reads all of " + relation);
        }
        boolean isWasteful = removed > FEW_REMOVED + REMOVED_PER_ROW * rows;
        boolean isTooMuch = allowed.isPresent() ? rows + removed > allowed.getAsLong() : isWasteful || rows > FEW_ROWS;
        return isTooMuch
                ? Optional.of("%s reads %d rows of %s and keeps %d: %s"
                        .formatted(type, rows + removed, relation, rows, filter))
                : Optional.empty();
    }
}
