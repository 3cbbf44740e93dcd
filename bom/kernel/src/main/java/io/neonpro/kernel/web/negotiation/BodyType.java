package io.neonpro.kernel.web.negotiation;

import io.neonpro.kernel.web.problem.Problem;
import io.neonpro.kernel.web.problem.ProblemException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;

/**
 * The {@code Content-Type} of a body that was sent; without one nobody guesses. JSON is UTF-8 (RFC
 * 8259, 8.1); forms name their charset at will, which changes nothing (WHATWG URL, 5.1).
 */
public final class BodyType {

    private BodyType() {}

    /**
     * @throws ProblemException 415 when it is not one of these, or not in UTF-8
     */
    public static void require(List<String> headers, List<MediaType> consumed) {
        if (consumed.contains(MediaType.WILDCARD_TYPE)) {
            return;
        }
        if (headers.size() != 1) {
            throw unsupported(consumed);
        }
        MediaType sent = parsed(headers.getFirst(), consumed);
        if (consumed.stream().noneMatch(sent::isCompatible)
                || sent.isWildcardType()
                || sent.isWildcardSubtype()
                || isJson(sent) && !isUtf8(sent)) {
            throw unsupported(consumed);
        }
    }

    private static boolean isJson(MediaType type) {
        return type.getSubtype().equalsIgnoreCase("json")
                || type.getSubtype().toLowerCase(Locale.ROOT).endsWith("+json");
    }

    private static boolean isUtf8(MediaType type) {
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        return charset.replace("\"", "").equalsIgnoreCase("utf-8");
    }

    private static MediaType parsed(String header, List<MediaType> consumed) {
        try {
            return MediaType.valueOf(header);
        } catch (IllegalArgumentException e) {
            throw unsupported(consumed);
        }
    }

    private static ProblemException unsupported(List<MediaType> consumed) {
        return new ProblemException(Problem.ofStatus(415)
                .with("accepted", consumed.stream().map(MediaType::toString).toList()));
    }
}
