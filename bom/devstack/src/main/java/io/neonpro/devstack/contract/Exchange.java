package io.neonpro.devstack.contract;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What was asked and answered. */
public record Exchange(String method, URI uri, Optional<String> body, Answer answer) {

    String path() {
        return uri.getRawPath();
    }

    /** Answered as GET is, without the body (RFC 9110, 9.3.2). */
    boolean isHead() {
        return method.equals("HEAD");
    }

    Set<String> queryNames() {
        String query = uri.getRawQuery();
        return query == null
                ? Set.of()
                : Arrays.stream(query.split("&"))
                        .filter(pair -> !pair.isEmpty() && !pair.equals("="))
                        .map(pair -> pair.split("=", 2)[0])
                        .collect(Collectors.toSet());
    }
}
