package io.neonpro.identity.access;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an application asked to be allowed (RFC 6749, 3.3). Permissions that it names are the most that it gets; one that
 * names none gets what the person may do.
 *
 * @param values permissions as noun:verb, and names of claims (OpenID Connect Core, 5.4)
 */
public record Scope(SortedSet<String> values) {

    public static final String OPENID = "openid";
    public static final String PROFILE = "profile";
    public static final String EMAIL = "email";

    /** Those that open no endpoint of a service. */
    public static final List<String> OF_CLAIMS = List.of(OPENID, PROFILE, EMAIL);

    /** Those of OpenID Connect that mean nothing here, and are no permissions (Core, 5.4 and 11). */
    private static final Set<String> UNKNOWN_CLAIMS = Set.of("address", "phone", "offline_access");

    /** Asked by nobody in particular: a sign-up. */
    public static final Scope UNBOUNDED = of(OF_CLAIMS);

    private static final int MAX_VALUES = 100;

    /**
     * @throws IllegalArgumentException when there are too many
     */
    public static Scope of(Collection<String> values) {
        if (values.size() > MAX_VALUES) {
            throw new IllegalArgumentException("has more than %d values".formatted(MAX_VALUES));
        }
        return new Scope(new TreeSet<>(values));
    }

    public static Scope ofColumn(String[] values) {
        return of(Arrays.asList(values));
    }

    public String[] column() {
        return values.toArray(String[]::new);
    }

    public boolean isOpenid() {
        return values.contains(OPENID);
    }

    public boolean includes(String value) {
        return values.contains(value);
    }

    /** What of it is granted to somebody who may do these things. */
    public SortedSet<String> granted(Set<String> permissions) {
        SortedSet<String> claims = new TreeSet<>(values);
        claims.retainAll(OF_CLAIMS);
        SortedSet<String> granted = new TreeSet<>(permissions);
        if (namesPermissions()) {
            granted.retainAll(values);
        }
        granted.addAll(claims);
        return granted;
    }

    private boolean namesPermissions() {
        return values.stream().anyMatch(value -> !OF_CLAIMS.contains(value) && !UNKNOWN_CLAIMS.contains(value));
    }
}
