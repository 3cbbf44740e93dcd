package io.neonpro.acceptance.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;

/** A request over a socket of its own: the work of a client library would be measured, too. */
record BareRequest(String text) {

    private static final int PATIENCE_MILLIS = 60_000;

    static BareRequest get(String path, String token) {
        return new BareRequest(head("GET", path, token) + "\r\n");
    }

    static BareRequest post(String path, String body, String token) {
        String length = "Content-Type: application/json\r\nContent-Length: " + body.getBytes(UTF_8).length;
        return new BareRequest(head("POST", path, token) + length + "\r\n\r\n" + body);
    }

    /** Whether a server here answers it with this status; it does not where none listens yet. */
    boolean isAnswered(int port, int status) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(text.getBytes(UTF_8));
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            return line != null && line.startsWith("HTTP/1.1 " + status + " ");
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String head(String method, String path, String token) {
        return "%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer %s\r\n"
                .formatted(method, path, token);
    }
}
