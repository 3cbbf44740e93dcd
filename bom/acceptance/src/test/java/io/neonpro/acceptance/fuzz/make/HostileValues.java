package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What people, programs and attackers put into a field, by kind. {@code hostile-values.json} holds
 * it: the invisible in escapes, the long as what is repeated, the known as a {@link Symbol}.
 */
final class HostileValues {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final JsonNode ALL = read();

    /** Wrong for almost every field; as JSON, or as what only resembles it. */
    private static final List<JsonNode> ANYWHERE = raw("any");

    private static final Map<Kind, List<JsonNode>> WRITTEN =
            new EnumMap<>(Map.of(Kind.NUMBER, raw("number"), Kind.FLAG, raw("flag")));
    private static final Map<Kind, List<String>> TEXTS = texts();

    private HostileValues() {}

    static JsonNode pick(Kind kind, Dice dice) {
        if (dice.chance(30)) {
            return dice.pick(ANYWHERE);
        }
        return switch (kind) {
            case NUMBER, FLAG -> dice.pick(WRITTEN.get(kind));
            case LIST, OBJECT -> dice.pick(ANYWHERE);
            default -> JSON.textNode(pickText(kind, dice));
        };
    }

    /** As it would be in a query parameter or in a path. */
    static String pickText(Kind kind, Dice dice) {
        Kind other = switch (kind) {
            case DATE -> dice.chance(30) ? Kind.INSTANT : kind;
            case INSTANT -> dice.chance(30) ? Kind.DATE : kind;
            default -> kind;
        };
        return dice.pick(dice.chance(20) ? TEXTS.get(Kind.TEXT) : TEXTS.getOrDefault(other, TEXTS.get(Kind.TEXT)));
    }

    private static Map<Kind, List<String>> texts() {
        Map<Kind, List<String>> texts = new EnumMap<>(Kind.class);
        ALL.path("text")
                .propertyStream()
                .forEach(list -> texts.put(
                        Kind.valueOf(list.getKey().toUpperCase(Locale.ROOT)),
                        list.getValue().valueStream().map(HostileValues::text).toList()));
        return texts;
    }

    private static List<JsonNode> raw(String name) {
        return ALL.path("json")
                .path(name)
                .valueStream()
                .map(written -> (JsonNode) JSON.rawValueNode(new RawValue(written.asText())))
                .toList();
    }

    private static String text(JsonNode value) {
        return value.isTextual()
                ? value.asText()
                : value.path("before").asText()
                        + value.path("repeat")
                                .asText()
                                .repeat(value.path("times").asInt())
                        + value.path("after").asText();
    }

    private static JsonNode read() {
        try (InputStream file = HostileValues.class.getResourceAsStream("hostile-values.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
