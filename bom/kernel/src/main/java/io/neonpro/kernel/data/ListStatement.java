package io.neonpro.kernel.data;

import io.vertx.sqlclient.Tuple;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A list with optional filters: one statement for each combination of them. A single one with {@code $2 is null or …} is
 * planned once for all, and reads all of a tenant's rows for a page.
 *
 * @param statements by the columns that are filtered by, such as {@code patient_id+status}
 * @param filters conditions of one value each, in order
 */
public record ListStatement(Map<String, String> statements, List<String> filters) {

    private static final int MAX_FILTERS = 6;
    private static final Pattern COLUMN = Pattern.compile("[a-z]\\w+");

    /**
     * @param select up to the conditions that always hold
     * @param end what follows the filters: the order and the limit
     * @param fixed how many parameters {@code $1…$n} these two have
     * @param filters each with a {@code ?} for its value, as often as it needs it
     */
    public static ListStatement of(String select, String end, int fixed, String... filters) {
        if (filters.length > MAX_FILTERS) {
            throw new IllegalArgumentException("too many combinations: " + Arrays.toString(filters));
        }
        List<String> all = List.of(filters);
        Map<String, String> statements = IntStream.range(0, 1 << filters.length)
                .mapToObj(bits -> BitSet.valueOf(new long[] {bits}))
                .collect(Collectors.toMap(
                        given -> name(all, given), given -> select + conditions(all, given, fixed) + end));
        return new ListStatement(statements, all);
    }

    /**
     * @param values of the filters, in their order; null for one that does not matter
     */
    public String sql(Object... values) {
        BitSet given = new BitSet();
        IntStream.range(0, filters.size()).forEach(i -> given.set(i, values[i] != null));
        return statements.get(name(filters, given));
    }

    /** The values of the fixed parameters, and after them those of the filters that matter. */
    public static Tuple arguments(Tuple fixed, Object... values) {
        Arrays.stream(values).filter(Objects::nonNull).forEach(fixed::addValue);
        return fixed;
    }

    private static String conditions(List<String> filters, BitSet given, int fixed) {
        int[] parameter = {fixed};
        return given.stream()
                .mapToObj(i -> " and " + filters.get(i).replace("?", "$" + ++parameter[0]) + "\n")
                .collect(Collectors.joining());
    }

    private static String name(List<String> filters, BitSet given) {
        return given.isEmpty()
                ? "all"
                : given.stream()
                        .mapToObj(filters::get)
                        .map(ListStatement::column)
                        .collect(Collectors.joining("+"));
    }

    private static String column(String filter) {
        return COLUMN.matcher(filter).results().findFirst().orElseThrow().group();
    }
}
