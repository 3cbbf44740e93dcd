package io.neonpro.kernel.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What services say to each other, which has their callers' tokens in it and their own secrets: encrypted by whom they ask, or by
 * a mesh where the configuration says that there is one, as it cannot be seen from inside.
 */
final class PeerTransport {

    private static final String MESH = "neonpro.mesh";
    private static final String IDENTITY = "neonpro.identity.address";
    private static final Pattern PEER = Pattern.compile("neonpro\\.peer\\.[^.]+\\.url");

    private PeerTransport() {}

    /**
     * Those who would be told something that anybody on the way reads; a line each, in the order of their names.
     *
     * @param names of all settings, as whom a service asks is not known here
     */
    static List<String> faults(Iterable<String> names, Function<String, Optional<String>> configuration) {
        if (configuration.apply(MESH).filter("true"::equals).isPresent()) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        for (String name : addresses(names)) {
            if (configuration.apply(name).filter(TransportGuard::isHttps).isEmpty()) {
                faults.add(name + " must begin with https://, or NEONPRO_MESH be true where a mesh encrypts");
            }
        }
        return faults;
    }

    private static TreeSet<String> addresses(Iterable<String> names) {
        TreeSet<String> addresses = new TreeSet<>();
        addresses.add(IDENTITY);
        names.forEach(name -> {
            if (PEER.matcher(name).matches()) {
                addresses.add(name);
            }
        });
        return addresses;
    }
}
