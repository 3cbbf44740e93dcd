package io.neonpro.acceptance.fuzz.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it goes over the wire.
 *
 * @param target path and query, escaped or not
 * @param body empty for none
 */
public record Message(String program, String method, String target, List<Header> headers, byte[] body) {

    public Message {
        headers = List.copyOf(headers);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** To be sent to whoever listens at that host. */
    byte[] bytes(String host) {
        StringBuilder head = new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target));
        if (says("Host")) {
            headers.forEach(header -> write(head, header));
        } else {
            write(head, new Header("Host", host));
            headers.forEach(header -> write(head, header));
        }
        boolean bodiless =
                body.length == 0 && List.of("GET", "HEAD", "DELETE", "OPTIONS").contains(method);
        if (!bodiless && !says("Content-Length") && !says("Transfer-Encoding")) {
            write(head, new Header("Content-Length", Integer.toString(body.length)));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body);
        return all.toByteArray();
    }

    private boolean says(String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    private static void write(StringBuilder head, Header header) {
        head.append(header.name()).append(": ").append(header.value()).append("\r\n");
    }
}
