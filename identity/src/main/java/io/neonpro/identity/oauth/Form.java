package io.neonpro.identity.oauth;

import io.neonpro.kernel.value.InvalidValue;
import io.neonpro.kernel.value.Writing;
import io.neonpro.kernel.web.problem.Fault;
import io.neonpro.kernel.web.problem.ProblemException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A form as browsers and applications post it, or send it as a query (WHATWG URL, 5). Fields that nobody asks for are
 * nobody's fault; what is given twice is (RFC 6749, 3.1 and 3.2).
 */
public record Form(Map<String, List<String>> fields) {

    /** A target may be named several times (RFC 8693, 2.1). */
    private static final Set<String> REPEATABLE = Set.of("resource", "audience");

    private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final int MAX_FIELDS = 100;
    private static final int MAX_NAME_LENGTH = 128;

    /**
     * @throws ProblemException 400 naming every field that cannot be read, and every one that is repeated
     */
    public static Form of(String text) {
        String[] pairs = text.split("&", MAX_FIELDS + 1);
        if (pairs.length > MAX_FIELDS) {
            throw ProblemException.invalidInput("", "too-large", "has more than %d fields".formatted(MAX_FIELDS));
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        Map<String, Fault> faults = new LinkedHashMap<>();
        for (String pair : pairs) {
            if (!pair.isEmpty()) {
                add(pair, fields, faults);
            }
        }
        if (!faults.isEmpty()) {
            throw ProblemException.invalidInput(List.copyOf(faults.values()));
        }
        return new Form(fields);
    }

    /** The field; empty as well when it was sent without a value (RFC 6749, 3.1). */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).map(List::getFirst).filter(value -> !value.isEmpty());
    }

    private static void add(String pair, Map<String, List<String>> fields, Map<String, Fault> faults) {
        int equals = pair.indexOf('=');
        String name = "";
        try {
            name = name(equals < 0 ? pair : pair.substring(0, equals));
            List<String> values = fields.computeIfAbsent(name, unknown -> new ArrayList<>());
            values.add(read(equals < 0 ? "" : pair.substring(equals + 1)));
            if (values.size() > 1 && !REPEATABLE.contains(name)) {
                throw new InvalidValue("", "repeated", "must not be given more than once");
            }
        } catch (InvalidValue e) {
            faults.putIfAbsent(name, new Fault(name, e.code(), e.getMessage()));
        }
    }

    private static String name(String encoded) {
        String name = read(encoded);
        if (name.length() > MAX_NAME_LENGTH) {
            throw new InvalidValue("has a field whose name is longer than %d characters".formatted(MAX_NAME_LENGTH));
        }
        return name;
    }

    private static String read(String encoded) {
        if (BROKEN_ESCAPE.matcher(encoded).find()) {
            throw new InvalidValue("has a percent sign that is no escape");
        }
        String text = decoded(encoded);
        Writing.require(text);
        return text;
    }

    /** Its octets, one by one as Latin-1 has them, are UTF-8 or nothing. */
    private static String decoded(String encoded) {
        String octets = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1);
        try {
            return encoded.indexOf('%') < 0
                    ? octets
                    : StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                            .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidValue("must be in UTF-8");
        }
    }
}
