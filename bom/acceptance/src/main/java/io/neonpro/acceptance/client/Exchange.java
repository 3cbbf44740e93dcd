package io.neonpro.acceptance.client;

import java.net.URI;
import java.util.Optional;

/**
 * What was asked and answered.
 *
 * @param program a service's name, or {@code gateway}
 */
public record Exchange(String program, String method, URI uri, Optional<String> body, Answer answer) {

    public String path() {
        return uri.getRawPath();
    }
}
