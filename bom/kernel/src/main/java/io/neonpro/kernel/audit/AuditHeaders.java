package io.neonpro.kernel.audit;

import io.neonpro.kernel.security.CallerTokenFilter;
import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** What whoever asks says in headers, in their own words, of what they want it for. */
@ApplicationScoped
class AuditHeaders {

    /** Other services are told, too. */
    static final String PURPOSE = CallerTokenFilter.PURPOSE_HEADER;

    static final String BREAK_GLASS = "X-Break-Glass";

    private static final int MAX_LENGTH = CallerTokenFilter.MAX_PURPOSE_LENGTH;

    private final CurrentVertxRequest exchange;

    AuditHeaders(CurrentVertxRequest exchange) {
        this.exchange = exchange;
    }

    /**
     * A header's line; empty without one.
     *
     * @throws ProblemException 400 when it is shorter or longer than it may be, or has control characters
     */
    Optional<String> line(String header, int minLength) {
        return Optional.ofNullable(exchange.getCurrent())
                .map(current -> current.request().getHeader(header))
                .filter(text -> !text.isBlank())
                .map(text -> checked(header, text.strip(), minLength));
    }

    private static String checked(String header, String text, int minLength) {
        if (text.length() < minLength
                || text.length() > MAX_LENGTH
                || text.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalidInput(
                    header,
                    InvalidValue.VALUE,
                    "must be a line of %d to %d characters".formatted(minLength, MAX_LENGTH));
        }
        return text;
    }
}
