package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.acceptance.fuzz.make.Draft.Parameter;
import java.util.ArrayList;
import java.util.List;

/** Makes one thing about a good call wrong. */
final class Spoiler {

    private static final List<String> UNKNOWN =
            List.of("unknown", "Name", "name ", "clinic_id", "", "__proto__", "tenantId", "id");
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "FOO");
    private static final int HUGE_LIST = 3_000;
    private static final int DEEP = 2_000;

    private final Dice dice;

    Spoiler(Dice dice) {
        this.dice = dice;
    }

    void spoil(Draft draft) {
        int at = dice.below(100);
        if (at < 55 && draft.body != null) {
            field(draft, draft.body);
        } else if (at < 62 && draft.body != null) {
            text(draft);
        } else if (at < 72) {
            new HeaderSpoiler(dice).spoil(draft);
        } else if (at < 76 && !draft.pathValues.isEmpty()) {
            pathValue(draft);
        } else if (at < 78) {
            draft.method = dice.pick(METHODS);
            draft.spoiled.add("method " + draft.method);
        } else {
            query(draft);
        }
    }

    /** A place in a body: of an object a field, of a list an element. */
    private record Place(JsonNode parent, String field, int index) {

        JsonNode value() {
            return parent.isArray() ? parent.path(index) : parent.path(field);
        }

        void set(JsonNode value) {
            if (parent instanceof ArrayNode list) {
                list.set(index, value);
            } else {
                ((ObjectNode) parent).set(field, value);
            }
        }
    }

    /** Of a GraphQL call, whose query stays. */
    void variable(Draft draft) {
        if (draft.body.path("variables").isObject()) {
            field(draft, draft.body.path("variables"));
        }
    }

    private void field(Draft draft, JsonNode root) {
        List<Place> places = new ArrayList<>();
        collect("", root, places);
        if (places.isEmpty() || dice.chance(6)) {
            addUnknown(draft, root);
            return;
        }
        Place place = dice.pick(places);
        int at = dice.below(100);
        if (at < 8 && place.parent() instanceof ObjectNode object) {
            object.remove(place.field());
            draft.spoiled.add(place.field() + " is missing");
        } else if (at < 16 && place.value() instanceof ArrayNode list && !list.isEmpty()) {
            lengthen(draft, place.field(), list);
        } else {
            JsonNode hostile = HostileValues.pick(Kind.of(place.field(), place.value()), dice);
            place.set(hostile);
            draft.spoiled.add(place.field() + " = " + shortened(hostile.toString()));
        }
    }

    private static void collect(String field, JsonNode node, List<Place> places) {
        node.properties().forEach(property -> {
            places.add(new Place(node, property.getKey(), 0));
            collect(property.getKey(), property.getValue(), places);
        });
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.add(new Place(node, field, i));
            collect(field, node.get(i), places);
        }
    }

    private void addUnknown(Draft draft, JsonNode root) {
        if (root instanceof ObjectNode object) {
            String name = dice.pick(UNKNOWN);
            object.put(name, 1);
            draft.spoiled.add("unknown field '" + name + "'");
        }
    }

    private void lengthen(Draft draft, String field, ArrayNode list) {
        int size = dice.pick(2, 101, HUGE_LIST);
        while (list.size() < size) {
            list.add(list.get(0).deepCopy());
        }
        draft.spoiled.add(field + " has " + size + " elements");
    }

    /** What is no JSON, or no JSON that one should read. */
    private void text(Draft draft) {
        String how = dice.pick(
                "truncated", "empty", "twice", "trailing", "deep", "bom", "wrapped", "duplicate", "junk", "comment");
        draft.rewritten = good -> switch (how) {
            case "truncated" -> good.substring(0, good.length() / 2);
            case "empty" -> "";
            case "twice" -> good + good;
            case "trailing" -> good + "}";
            case "deep" -> "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP);
            case "bom" -> "\ufeff" + good;
            case "wrapped" -> "[" + good + "]";
            case "duplicate" -> good.replaceFirst("\\{(\"[^\"]+\":)", "{$1null,$1");
            case "comment" -> "/* */" + good;
            default -> "name=Ana&a=b";
        };
        draft.spoiled.add("body " + how);
    }

    private void pathValue(Draft draft) {
        String name = dice.pick(List.copyOf(draft.pathValues.keySet()));
        String hostile = HostileValues.pickText(Kind.ID, dice);
        draft.pathValues.put(name, hostile);
        draft.spoiled.add("{" + name + "} = " + shortened(hostile));
    }

    private void query(Draft draft) {
        int at = dice.below(100);
        if (at < 60 && !draft.query.isEmpty()) {
            int index = dice.below(draft.query.size());
            Parameter good = draft.query.get(index);
            String hostile = HostileValues.pickText(Kind.of(good.name(), good.value()), dice);
            draft.query.set(index, new Parameter(good.name(), hostile));
            draft.spoiled.add("?" + good.name() + "=" + shortened(hostile));
        } else if (at < 70 && !draft.query.isEmpty()) {
            draft.query.add(dice.pick(draft.query));
            draft.spoiled.add("repeated parameter");
        } else {
            draft.targetSuffix = dice.pick(
                    "&unknown=1",
                    "&limit=0",
                    "&limit=101",
                    "&limit=x",
                    "&cursor=garbage",
                    "&cursor=",
                    "&cursor=AAAA",
                    "&a",
                    "&=",
                    "&%=1",
                    "&a=%",
                    "&a=%zz",
                    "&a=%c3%28",
                    "&a=%00",
                    "&a=%ed%a0%80",
                    "&a[]=1",
                    "&a;b",
                    "&limit=1&limit=2",
                    "#a",
                    "/",
                    "//",
                    "/..",
                    "/.",
                    ";a=b",
                    "%20",
                    "%",
                    "%2f",
                    "?",
                    "&" + "a=1&".repeat(200),
                    "&a=" + "x".repeat(9_000));
            draft.spoiled.add("target ends " + shortened(draft.targetSuffix));
        }
    }

    static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 60) + "… (" + text.length() + " characters)" : text;
    }
}
