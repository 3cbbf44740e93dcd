package io.neonpro.acceptance.tenancy;

import io.neonpro.acceptance.client.Answer;
import io.neonpro.acceptance.client.Client;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asks a program of the platform for.
 *
 * @param kind by which way they come to what is not theirs
 */
record Question(
        String kind, String program, String method, String address, Optional<?> body, Map<String, String> headers) {

    /** Whether it must be refused, whoever asks. */
    boolean isNeverDone() {
        return List.of("hold", "token", "emergency", "stream", "neighbour").contains(kind);
    }

    Answer askedBy(Client client) {
        return client.call(program, method, address, body, headers);
    }

    /** All that it says. */
    String text() {
        return method + " " + program + address + " "
                + body.map(Object::toString).orElse("") + " " + headers;
    }
}
