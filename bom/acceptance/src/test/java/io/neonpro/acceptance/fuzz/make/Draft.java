package io.neonpro.acceptance.fuzz.make;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.fuzz.wire.Header;
import io.neonpro.acceptance.fuzz.wire.Message;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A call while it is made: good at first, then spoiled in places. */
final class Draft {

    /** A query parameter, which may stand there twice. */
    record Parameter(String name, String value) {}

    final String service;
    final String path;
    String method;
    final Map<String, String> pathValues = new LinkedHashMap<>();
    final List<Parameter> query = new ArrayList<>();
    final List<Header> headers = new ArrayList<>();
    final List<String> spoiled = new ArrayList<>();

    @Nullable
    JsonNode body;

    UnaryOperator<String> rewritten = UnaryOperator.identity();
    String targetSuffix = "";

    /** Of a GraphQL call the field it asks for. */
    String pathName = "";

    Draft(String service, String method, String path) {
        this.service = service;
        this.method = method;
        this.path = path;
    }

    /** In place of all headers of that name. */
    void header(String name, String value) {
        headers.removeIf(header -> header.name().equalsIgnoreCase(name));
        headers.add(new Header(name, value));
    }

    Message message() {
        String text = body == null ? rewritten.apply("") : rewritten.apply(body.toString());
        return new Message(service, method, target(), headers, text.getBytes(StandardCharsets.UTF_8));
    }

    private String target() {
        StringBuilder target = new StringBuilder(path);
        pathValues.forEach((name, value) -> {
            int at = target.indexOf("{" + name + "}");
            target.replace(at, at + name.length() + 2, escaped(value));
        });
        String separator = "?";
        for (Parameter parameter : query) {
            target.append(separator).append(parameter.name()).append('=').append(escaped(parameter.value()));
            separator = "&";
        }
        if (targetSuffix.startsWith("&") && query.isEmpty()) {
            return target.append('?').append(targetSuffix.substring(1)).toString();
        }
        return target.append(targetSuffix).toString();
    }

    /** Symbols stay readable: what they stand for needs no escapes. */
    private static String escaped(String value) {
        return value.matches("⟦.*⟧")
                ? value
                : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
