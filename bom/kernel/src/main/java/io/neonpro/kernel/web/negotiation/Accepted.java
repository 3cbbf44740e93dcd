package io.neonpro.kernel.web.negotiation;

import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What a client accepts: everything, unless its {@code Accept} header says less. */
public final class Accepted {

    private static final int MAX_HEADER_LENGTH = 2048;

    private final List<MediaRange> ranges;

    private Accepted(List<MediaRange> ranges) {
        this.ranges = ranges;
    }

    /**
     * @param headers the values of all {@code Accept} headers
     * @throws ProblemException 400 when they are malformed
     */
    public static Accepted of(List<String> headers) {
        String header = String.join(",", headers);
        if (header.length() > MAX_HEADER_LENGTH) {
            throw malformed();
        }
        return new Accepted(MediaRange.listOf(header).orElseThrow(Accepted::malformed));
    }

    /** The one of these that the client likes best; the first of several that it likes the same. */
    public Optional<MediaType> best(List<MediaType> produced) {
        return produced.stream()
                .filter(media -> quality(media) > 0)
                .min(Comparator.comparingDouble(media -> -quality(media)));
    }

    /** The quality of the range that means the type most exactly (RFC 9110, 12.5.1). */
    private double quality(MediaType media) {
        if (ranges.isEmpty() || media.isWildcardType()) {
            return 1;
        }
        return ranges.stream()
                .filter(range -> range.exactness(media) > 0)
                .max(Comparator.comparingInt(range -> range.exactness(media)))
                .map(MediaRange::quality)
                .orElse(0.0);
    }

    private static ProblemException malformed() {
        return ProblemException.invalidInput("Accept", "invalid-value", "must be a list of media types");
    }
}
