package io.neonpro.kernel.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.crypto.BrokenSealException;
import io.neonpro.kernel.crypto.Seal;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.web.problem.ProblemException;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/**
 * The text of a cursor: in base64url, the keys as a JSON array, sealed for the caller's tenant and
 * the keyset. Keys are names of people; whoever sees an address in a log must not read them.
 */
final class Cursor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final TypeReference<List<Object>> KEYS = new TypeReference<>() {};

    private Cursor() {}

    static String encode(String keyset, List<?> keys) {
        byte[] array = json(keys.stream().map(Cursor::plain).toList());
        return BASE64.encodeToString(seal().seal(array, context(keyset)));
    }

    static Keys decode(String keyset, String text) {
        byte[] sealed = bytes(text);
        // one spelling per cursor: unused bits of the last character must not make another
        if (!BASE64.encodeToString(sealed).equals(text)) {
            throw invalid();
        }
        try {
            return keys(seal().open(sealed, context(keyset)));
        } catch (BrokenSealException e) {
            throw invalid();
        }
    }

    private static String context(String keyset) {
        return "cursor "
                + Tenancy.current().map(caller -> caller.tenant().toString()).orElse("") + " " + keyset;
    }

    /** Keysets are constants, which nothing can be injected into. */
    private static Seal seal() {
        return Arc.container().instance(Seal.class).get();
    }

    static ProblemException invalid() {
        return ProblemException.invalidInput("cursor", "invalid-value", "is not a cursor of this collection");
    }

    private static Object plain(Object key) {
        return key instanceof Number || key == null ? key : key.toString();
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
    }

    private static Keys keys(byte[] array) {
        try {
            return new Keys(JSON.readValue(array, KEYS));
        } catch (IOException e) {
            throw invalid();
        }
    }

    private static byte[] json(List<?> keys) {
        try {
            return JSON.writeValueAsBytes(keys);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Keys must be plain values", e);
        }
    }
}
