package io.neonpro.identity.authorization;

import com.nimbusds.oauth2.sdk.ErrorObject;
import java.net.URI;
import java.util.Optional;

/** A refusal that the application is told of, by sending the browser back to it; no bug. */
final class Refusal extends RuntimeException {

    private final transient URI redirectUri;
    private final transient Optional<String> state;
    private final transient ErrorObject error;

    Refusal(URI redirectUri, Optional<String> state, ErrorObject error) {
        super(error.getCode(), null, false, false);
        this.redirectUri = redirectUri;
        this.state = state;
        this.error = error;
    }

    URI redirectUri() {
        return redirectUri;
    }

    Optional<String> state() {
        return state;
    }

    ErrorObject error() {
        return error;
    }
}
