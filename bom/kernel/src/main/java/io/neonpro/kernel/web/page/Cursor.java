package io.neonpro.kernel.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neonpro.kernel.web.problem.ProblemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The text of a cursor: in base64url, a checksum over the keyset's name and the keys, then the keys
 * as a JSON array. The checksum finds accidents; a forged cursor only picks another place in a
 * collection that its client may read anyway.
 */
final class Cursor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final TypeReference<List<Object>> KEYS = new TypeReference<>() {};

    private Cursor() {}

    static String encode(String keyset, List<?> keys) {
        byte[] array = json(keys.stream().map(Cursor::plain).toList());
        byte[] cursor = ByteBuffer.allocate(Integer.BYTES + array.length)
                .putInt(checksum(keyset, array))
                .put(array)
                .array();
        return BASE64.encodeToString(cursor);
    }

    static Keys decode(String keyset, String text) {
        byte[] cursor = bytes(text);
        if (cursor.length <= Integer.BYTES) {
            throw invalid();
        }
        ByteBuffer buffer = ByteBuffer.wrap(cursor);
        int checksum = buffer.getInt();
        byte[] array = new byte[buffer.remaining()];
        buffer.get(array);
        // one spelling per cursor: unused bits of the last character must not make another
        if (checksum != checksum(keyset, array)
                || !BASE64.encodeToString(cursor).equals(text)) {
            throw invalid();
        }
        return keys(array);
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

    private static int checksum(String keyset, byte[] array) {
        CRC32C crc = new CRC32C();
        crc.update(keyset.getBytes(StandardCharsets.UTF_8));
        crc.update(array);
        return (int) crc.getValue();
    }
}
