package io.neonpro.kernel.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The {@code Consistency-Token} header: {@code service=position}, and a comma between the tokens of
 * several services, so that a client may send all it holds to any of them.
 */
public final class ConsistencyToken {

    public static final String HEADER = "Consistency-Token";
    /** Of all its lines together; those of all services are far from it. */
    public static final int MAX_LENGTH = 4_096;

    private ConsistencyToken() {}

    static String of(String service, LogPosition position) {
        return service + "=" + position;
    }

    /** The lines of the header as one (RFC 9110, 5.3); empty when there is none. */
    public static Optional<String> joined(List<String> lines) {
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(",", lines));
    }

    /** This service's position in the header; empty when there is none, or it is malformed. */
    static Optional<LogPosition> read(String service, String header) {
        String prefix = service + "=";
        return Arrays.stream(header.split(","))
                .map(String::strip)
                .filter(token -> token.startsWith(prefix))
                .flatMap(token -> LogPosition.parse(token.substring(prefix.length())).stream())
                .max(LogPosition::compareTo);
    }
}
