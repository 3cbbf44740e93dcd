package io.neonpro.kernel.graph;

import io.neonpro.kernel.web.json.StrictJson;
import io.quarkus.arc.Arc;
import jakarta.json.bind.Jsonb;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/**
 * Reads GraphQL's input objects as strictly as REST reads bodies, in place of JSON-B, of which
 * SmallRye GraphQL uses two methods.
 */
final class StrictInput implements Jsonb {

    @Override
    public String toJson(Object arguments) {
        return json().write(arguments).toString();
    }

    @Override
    public <T> T fromJson(String text, Type type) {
        StrictJson json = json();
        return json.readInput(json.parse(text.getBytes(StandardCharsets.UTF_8)), type);
    }

    @Override
    public <T> T fromJson(String text, Class<T> type) {
        return fromJson(text, (Type) type);
    }

    @Override
    public <T> T fromJson(Reader reader, Class<T> type) {
        throw unused();
    }

    @Override
    public <T> T fromJson(Reader reader, Type type) {
        throw unused();
    }

    @Override
    public <T> T fromJson(InputStream stream, Class<T> type) {
        throw unused();
    }

    @Override
    public <T> T fromJson(InputStream stream, Type type) {
        throw unused();
    }

    @Override
    public String toJson(Object object, Type type) {
        return toJson(object);
    }

    @Override
    public void toJson(Object object, Writer writer) {
        throw unused();
    }

    @Override
    public void toJson(Object object, Type type, Writer writer) {
        throw unused();
    }

    @Override
    public void toJson(Object object, OutputStream stream) {
        throw unused();
    }

    @Override
    public void toJson(Object object, Type type, OutputStream stream) {
        throw unused();
    }

    @Override
    public void close() {}

    private static StrictJson json() {
        return Arc.container().instance(StrictJson.class).get();
    }

    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("Only input objects are read, from text");
    }
}
