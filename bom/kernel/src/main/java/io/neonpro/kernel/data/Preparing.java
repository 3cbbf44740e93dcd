package io.neonpro.kernel.data;

/** Which statements a connection keeps prepared. */
public final class Preparing {

    /**
     * Begins a statement whose best plan depends on its arguments so much that none is good for all: it is planned each
     * time. A prepared one may be planned for any arguments from the sixth time on.
     */
    public static final String ANEW = "/* planned anew */ ";

    /** Longer statements are parsed and planned each time; the client's own default is too short for ours. */
    private static final int MAX_LENGTH = 16_384;

    private Preparing() {}

    static boolean isKept(String sql) {
        return sql.length() <= MAX_LENGTH && !sql.startsWith(ANEW);
    }
}
