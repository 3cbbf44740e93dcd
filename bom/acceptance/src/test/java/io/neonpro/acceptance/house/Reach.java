package io.neonpro.acceptance.house;

import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How far somebody reaches who may do something and works in one clinic, by the rules of {@code ClinicScope}; the narrowest first.
 * {@code RolesTest}, {@code ColleagueTest} and {@code StrangerTest} hold the running services to it.
 */
public enum Reach {
    /** The platform's operator or another service, whatever tenant it is about. */
    PLATFORM("", "", ""),
    /** What is theirs, whoever they are, or as the patient that their token names. */
    SELF("theirs", "", ""),
    /** What only who works in all clinics is shown. */
    WHOLE("403", "403", "404"),
    /** What belongs to clinics where they work, patients where they are known. */
    CLINIC("●", "404", "404"),
    /** What belongs to the whole group. */
    GROUP("●", "●", "404"),
    ANYBODY("●", "●", "●");

    private static final Set<String> OF_WHOLE = Set.of("tenant:write", "tenant:export", "template:write");
    private static final Set<String> OF_GROUP = Set.of("tenant:read", "template:read", "catalogue:read");

    private static final Set<String> OF_PATIENT = Set.of("own:read", "own:write");

    /** Which no role has. */
    private static final Pattern OF_PLATFORM = Pattern.compile("(operation|account-letter|registration):.*");

    /** What permissions alone do not say: of a catalogue for all clinics, and what is given away as a whole. */
    private static final Pattern WHOLE_ALL_THE_SAME =
            Pattern.compile("(POST|PATCH|DELETE) /api/v1/(treatments.*|clinics)|GET .*/export/archive");

    private final String ownClinic;
    private final String otherClinic;
    private final String otherTenant;

    Reach(String ownClinic, String otherClinic, String otherTenant) {
        this.ownClinic = ownClinic;
        this.otherClinic = otherClinic;
        this.otherTenant = otherTenant;
    }

    /**
     * @param what method and path, or field of the graph
     * @param permissions that are asked for; none for who need only be signed in. Patients reach what is theirs, also where others
     *     may ask
     */
    public static Reach of(String what, Collection<String> permissions) {
        return WHOLE_ALL_THE_SAME.matcher(what).matches()
                ? WHOLE
                : permissions.stream()
                        .filter(permission -> !OF_PATIENT.contains(permission))
                        .map(Reach::of)
                        .min(Comparator.naturalOrder())
                        .orElse(SELF);
    }

    private static Reach of(String permission) {
        if (OF_PLATFORM.matcher(permission).matches()) {
            return PLATFORM;
        }
        if (OF_WHOLE.contains(permission)) {
            return WHOLE;
        }
        return OF_GROUP.contains(permission) ? GROUP : CLINIC;
    }

    /** For a table: what belongs to a clinic where they work, to another one of the group, to another group. */
    Stream<String> cells() {
        return Stream.of(ownClinic, otherClinic, otherTenant);
    }
}
