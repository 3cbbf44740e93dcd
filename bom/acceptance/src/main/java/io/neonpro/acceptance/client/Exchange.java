package io.neonpro.acceptance.client;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was asked and answered.
 *
 * @param program a service's name, or {@code gateway}
 */
public record Exchange(String program, String method, URI uri, Optional<String> body, Answer answer) {

    public String path() {
        return uri.getRawPath();
    }

    public Set<String> queryNames() {
        String query = uri.getRawQuery();
        return query == null
                ? Set.of()
                : Arrays.stream(query.split("&"))
                        .filter(pair -> !pair.isEmpty() && !pair.equals("="))
                        .map(pair -> pair.split("=", 2)[0])
                        .collect(Collectors.toSet());
    }
}
