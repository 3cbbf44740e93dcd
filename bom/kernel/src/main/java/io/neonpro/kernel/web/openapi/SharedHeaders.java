package io.neonpro.kernel.web.openapi;

import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;

/** The headers of answers that the operations of every service refer to. */
final class SharedHeaders {

    private SharedHeaders() {}

    /** By the name of their component. */
    static Map<String, Header> all() {
        return new TreeMap<>(Map.of(
                "ETag", entityTag(),
                "ConsistencyToken", consistencyToken(),
                "AcceptEncoding", acceptEncoding(),
                "Location", location(),
                "IdempotencyReplayed", idempotencyReplayed(),
                "RetryAfter", retryAfter(),
                "WWWAuthenticate", challenge()));
    }

    private static Header entityTag() {
        return always("The version of what is answered, a strong validator (RFC 9110, 8.8.3).")
                .example("\"7\"");
    }

    private static Header consistencyToken() {
        return sometimes("How much a later read must see to see as much: of what wrote, or was read where is written."
                + " Send it with later reads.");
    }

    private static Header acceptEncoding() {
        return sometimes("`identity`: bodies are read as they are.").example("identity");
    }

    private static Header location() {
        return always("The address of what was created.");
    }

    private static Header idempotencyReplayed() {
        return sometimes("`true` when this was answered before, for the same `Idempotency-Key`.")
                .example("true");
    }

    private static Header retryAfter() {
        return sometimes("Seconds until it is worth another try.").example("2");
    }

    private static Header challenge() {
        return sometimes("What kind of token is needed (RFC 6750).").example("Bearer");
    }

    private static Header always(String description) {
        return header(description, true);
    }

    private static Header sometimes(String description) {
        return header(description, false);
    }

    private static Header header(String description, boolean isRequired) {
        return OASFactory.createHeader()
                .description(description)
                .required(isRequired)
                .schema(Schemas.text());
    }
}
