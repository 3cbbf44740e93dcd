package io.neonpro.kernel.web.negotiation;

import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One element of an {@code Accept} header (RFC 9110, 12.5.1).
 *
 * @param quality from 0, which refuses, to 1
 */
record MediaRange(String type, String subtype, double quality) {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String PARAMETER = "\\s*;\\s*(" + TOKEN + ")=(" + TOKEN + "|\"(?:[^\"\\\\]|\\\\.)*\")";

    private static final Pattern ELEMENT =
            Pattern.compile("\\s*(" + TOKEN + ")/(" + TOKEN + ")((?:" + PARAMETER + ")*+)\\s*;?\\s*(?:,|$)");

    private static final Pattern QUALITY = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");
    private static final Pattern EACH_PARAMETER = Pattern.compile(PARAMETER);
    private static final Pattern NOTHING = Pattern.compile("\\s*(,|$)");

    /** All elements of a header; empty when it is malformed. */
    static Optional<List<MediaRange>> listOf(String header) {
        List<MediaRange> ranges = new ArrayList<>();
        Matcher element = ELEMENT.matcher(header);
        Matcher nothing = NOTHING.matcher(header);
        for (int end = 0; end < header.length(); ) {
            if (nothing.region(end, header.length()).lookingAt()) {
                end = nothing.end();
                continue;
            }
            if (!element.region(end, header.length()).lookingAt()) {
                return Optional.empty();
            }
            Optional<MediaRange> range = range(element);
            if (range.isEmpty()) {
                return Optional.empty();
            }
            ranges.add(range.get());
            end = element.end();
        }
        return Optional.of(ranges);
    }

    /** How exactly a media type is meant: 0 not at all, 3 by both of its names. */
    int exactness(MediaType media) {
        boolean isOfType = type.equals("*") || type.equals(media.getType());
        boolean isOfSubtype = subtype.equals("*") || isSame(media.getSubtype());
        if (!isOfType || !isOfSubtype) {
            return 0;
        }
        return type.equals("*") ? 1 : subtype.equals("*") ? 2 : 3;
    }

    /** Who reads {@code application/problem+json} reads JSON. */
    private boolean isSame(String subtype) {
        return this.subtype.equals(subtype) || subtype.equals("json") && this.subtype.endsWith("+json");
    }

    private static Optional<MediaRange> range(Matcher element) {
        String type = element.group(1).toLowerCase(Locale.ROOT);
        String subtype = element.group(2).toLowerCase(Locale.ROOT);
        if (type.equals("*") && !subtype.equals("*")) {
            return Optional.empty();
        }
        return quality(element.group(3)).map(quality -> new MediaRange(type, subtype, quality));
    }

    private static Optional<Double> quality(String parameters) {
        Matcher parameter = EACH_PARAMETER.matcher(parameters);
        while (parameter.find()) {
            if (parameter.group(1).equalsIgnoreCase("q")) {
                String value = parameter.group(2);
                return QUALITY.matcher(value).matches() ? Optional.of(Double.valueOf(value)) : Optional.empty();
            }
        }
        return Optional.of(1.0);
    }
}
