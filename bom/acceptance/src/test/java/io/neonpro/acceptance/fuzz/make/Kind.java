package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What a field is about, as far as its name and a good value of it tell. */
enum Kind {
    TEXT,
    NUMBER,
    MONEY,
    CURRENCY,
    DATE,
    INSTANT,
    TIME,
    ZONE,
    ID,
    CODE,
    EMAIL,
    PHONE,
    DOCUMENT,
    SLUG,
    SECRET,
    LIST,
    OBJECT,
    FLAG;

    static Kind of(String field, JsonNode good) {
        return switch (good.getNodeType()) {
            case ARRAY -> LIST;
            case OBJECT -> OBJECT;
            case BOOLEAN -> FLAG;
            case NUMBER -> NUMBER;
            default -> of(field, good.asText());
        };
    }

    static Kind of(String field, String good) {
        if (good.startsWith("⟦slot")) {
            return INSTANT;
        }
        if (good.startsWith("⟦")) {
            return ID;
        }
        if (good.matches("\\d{2}:\\d{2}")) {
            return TIME;
        }
        if (good.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return DATE;
        }
        return good.matches("\\d{4}-\\d{2}-\\d{2}T.*") ? INSTANT : ofName(field.toLowerCase(Locale.ROOT));
    }

    private static Kind ofName(String name) {
        return switch (name) {
            case "email" -> EMAIL;
            case "phone" -> PHONE;
            case "cpf", "cnpj" -> DOCUMENT;
            case "slug" -> SLUG;
            case "timezone" -> ZONE;
            case "amount" -> MONEY;
            case "currency" -> CURRENCY;
            case "password" -> SECRET;
            case "limit", "first" -> NUMBER;
            case "category", "kind", "language", "state", "council", "status", "reason", "method", "day", "roles" ->
                CODE;
            default -> name.endsWith("id") ? ID : TEXT;
        };
    }
}
