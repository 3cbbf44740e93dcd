package io.neonpro.kernel.web.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.tenancy.TenantContext;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A fingerprint of the current request's JSON body that neither white space nor the order of fields
 * changes; SHA-256. Bodies are guessed from it, so it is stored keyed only.
 */
@ApplicationScoped
public class BodyDigest {

    private static final String KEY = BodyDigest.class.getName();

    private final CurrentVertxRequest exchange;

    BodyDigest(CurrentVertxRequest exchange) {
        this.exchange = exchange;
    }

    void remember(JsonNode body) {
        RoutingContext current = exchange.getCurrent();
        if (current != null) {
            current.put(KEY, body);
        }
    }

    /** Of the method, the path, the clinic that was picked, and the body, if there were such: 32 bytes. */
    public byte[] ofRequest() {
        RoutingContext current = exchange.getCurrent();
        MessageDigest sha256 = sha256();
        update(
                sha256,
                current.request().method().name() + " " + current.request().uri() + " " + pickedClinic() + "\n");
        JsonNode body = current.get(KEY);
        if (body != null) {
            update(sha256, canonical(body).toString());
        }
        return sha256.digest();
    }

    private static String pickedClinic() {
        return Tenancy.current()
                .flatMap(TenantContext::clinic)
                .map(UUID::toString)
                .orElse("");
    }

    /** Fields in alphabetical order, at every level. */
    private static JsonNode canonical(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var sorted = new TreeMap<String, JsonNode>();
            object.properties().forEach(e -> sorted.put(e.getKey(), canonical(e.getValue())));
            return object.objectNode().setAll(sorted);
        }
        if (node.isArray()) {
            var items = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> items.add(canonical(item)));
            return items;
        }
        return node;
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JRE has SHA-256", e);
        }
    }
}
