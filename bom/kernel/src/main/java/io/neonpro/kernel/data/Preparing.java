package io.neonpro.kernel.data;

/** Which statements a connection keeps prepared. */
public final class Preparing {

    /**
     * Begins a statement whose best plan depends on its arguments so much that none is good for all: it is planned each
     * time. Every other one is planned once a connection, for any arguments, as the roles are set to (bom/migrate).
     */
    public static final String ANEW = "/* planned anew */ ";

    /** For the rest of a transaction. */
    static final String EACH_TIME = "SET LOCAL plan_cache_mode TO force_custom_plan";

    /** Longer statements are parsed and planned each time; the client's own default is too short for ours. */
    private static final int MAX_LENGTH = 16_384;

    private Preparing() {}

    static boolean isKept(String sql) {
        return sql.length() <= MAX_LENGTH && !isPlannedAnew(sql);
    }

    static boolean isPlannedAnew(String sql) {
        return sql.startsWith(ANEW);
    }
}
