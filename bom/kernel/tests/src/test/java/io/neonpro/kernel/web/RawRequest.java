package io.neonpro.kernel.web;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A request as it goes over the wire, for what no client library would send. */
public record RawRequest(String line, String host, String headers, byte[] body, String source) {

    private static final int PATIENCE_MILLISECONDS = 60_000;

    public static RawRequest get(String path) {
        return of("GET " + path, new byte[0]);
    }

    public static RawRequest post(String path, byte[] body) {
        return of("POST " + path, body).header("Content-Length", Integer.toString(body.length));
    }

    public static RawRequest of(String methodAndPath, byte[] body) {
        return new RawRequest(methodAndPath, "localhost", "", body, "127.0.0.1");
    }

    public RawRequest as(Api api) {
        return header("Authorization", "Bearer " + api.token());
    }

    /** From an address of this machine: all that begin with 127 are. */
    public RawRequest from(String address) {
        return new RawRequest(line, host, headers, body, address);
    }

    public RawRequest host(String other) {
        return new RawRequest(line, other, headers, body, source);
    }

    public RawRequest header(String name, String value) {
        return new RawRequest(line, host, headers + name + ": " + value + "\r\n", body, source);
    }

    public Answer send() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getByName("localhost"), RestAssured.port, InetAddress.getByName(source), 0)) {
            socket.setSoTimeout(PATIENCE_MILLISECONDS);
            OutputStream out = socket.getOutputStream();
            String head = line + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n" + headers + "\r\n";
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** An answer as it came. */
    public record Answer(String all) {

        public int status() {
            return Integer.parseInt(all.split(" ", 3)[1]);
        }

        /** The first header of this name, in lower case; null when there is none. */
        public String header(String name) {
            return Arrays.stream(all.split("\r\n\r\n", 2)[0].split("\r\n"))
                    .filter(line -> line.toLowerCase().startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .findFirst()
                    .orElse(null);
        }

        public String body() {
            return all.split("\r\n\r\n", 2)[1];
        }
    }
}
