package io.neonpro.kernel.data;

import java.util.Arrays;
import java.util.Optional;

/**
 * The {@code Consistency-Token} header: {@code service=position}, and a comma between the tokens of
 * several services, so that a client may send all it holds to any of them.
 */
public final class ConsistencyToken {

    public static final String HEADER = "Consistency-Token";
    private static final int MAX_LENGTH = 512;

    private ConsistencyToken() {}

    static String of(String service, LogPosition position) {
        return service + "=" + position;
    }

    /** This service's position in the header; empty when there is none, or it is malformed. */
    static Optional<LogPosition> read(String service, String header) {
        if (header == null || header.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String prefix = service + "=";
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .filter(token -> token.startsWith(prefix))
                .flatMap(token -> LogPosition.parse(token.substring(prefix.length())).stream())
                .max(LogPosition::compareTo);
    }
}
