package io.neonpro.identity.access;

import io.neonpro.contracts.access.Role;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Roles as they are stored and written: by their codes, sorted. */
public final class Roles {

    private Roles() {}

    public static Set<Role> ofColumn(String[] codes) {
        return Arrays.stream(codes).map(Role::of).collect(Collectors.toUnmodifiableSet());
    }

    public static String[] column(Collection<Role> roles) {
        return codes(roles).toArray(String[]::new);
    }

    public static List<String> codes(Collection<Role> roles) {
        return roles.stream().map(Role::code).sorted().toList();
    }
}
