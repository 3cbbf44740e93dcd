package io.neonpro.kernel.web.edge;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The percent escapes of an address (RFC 3986, 2.1), which must be whole and spell UTF-8. */
final class Escapes {

    private static final int HEX = 16;

    private Escapes() {}

    /** Whether this is an address at all, and its escapes are good. */
    static boolean areGood(String address) {
        return isUri(address) && (address.indexOf('%') < 0 || isUtf8(address));
    }

    private static boolean isUri(String address) {
        try {
            new URI(address);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The escapes are whole, or the address would be no URI. */
    private static boolean isUtf8(String address) {
        ByteBuffer octets = ByteBuffer.allocate(address.length());
        for (int index = 0; index < address.length(); index++) {
            char character = address.charAt(index);
            if (character != '%') {
                octets.put((byte) (character < 128 ? character : '?'));
            } else {
                octets.put((byte) Integer.parseInt(address.substring(index + 1, index + 3), HEX));
                index += 2;
            }
        }
        return isUtf8(octets.flip());
    }

    private static boolean isUtf8(ByteBuffer octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(octets);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
