package io.neonpro.scheduling.appointment;

import java.util.regex.Pattern;

/** Why an appointment was called off. */
final class Reason {

    /** What is told of a reason in somebody's own words. */
    static final String OTHER = "other";

    private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,7}");

    private Reason() {}

    /** What may be told to others: a code as it is, and never anybody's words. */
    static String code(String reason) {
        return reason.length() <= 60 && CODE.matcher(reason).matches() ? reason : OTHER;
    }
}
