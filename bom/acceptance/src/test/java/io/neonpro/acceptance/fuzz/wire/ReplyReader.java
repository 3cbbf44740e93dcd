package io.neonpro.acceptance.fuzz.wire;

import io.neonpro.acceptance.fuzz.wire.Wire.Answered;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Reads one answer (RFC 9112); of a stream that has no end only that it began. */
final class ReplyReader {

    private static final int MAX_LINE_BYTES = 64 * 1024;
    private static final int MAX_BODY_BYTES = 32 * 1024 * 1024;

    private ReplyReader() {}

    static Answered read(InputStream in, String method, long begin) throws IOException {
        String line = line(in);
        if (!line.startsWith("HTTP/1.")) {
            throw new IOException("no HTTP: " + line);
        }
        int status = Integer.parseInt(line.substring(9, 12));
        Reply head = new Reply(status, headers(in), "", Duration.ZERO);
        if (status == 100) {
            return read(in, method, begin);
        }
        boolean endless = head.header("Content-Type").startsWith("text/event-stream");
        boolean bodiless = method.equals("HEAD") || status == 204 || status == 304 || status < 200;
        boolean framed = bodiless
                || !head.header("Content-Length").isEmpty()
                || head.header("Transfer-Encoding").contains("chunked");
        byte[] body = bodiless || endless ? new byte[0] : body(in, head);
        boolean reusable = framed && !endless && !head.header("Connection").equalsIgnoreCase("close");
        return new Answered(
                new Reply(status, head.headers(), text(body, head), Duration.ofNanos(System.nanoTime() - begin)),
                reusable);
    }

    private static List<Header> headers(InputStream in) throws IOException {
        List<Header> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, Math.max(colon, 0)),
                    line.substring(colon + 1).strip()));
        }
        return headers;
    }

    private static byte[] body(InputStream in, Reply head) throws IOException {
        if (head.header("Transfer-Encoding").contains("chunked")) {
            return chunks(in);
        }
        String length = head.header("Content-Length");
        return length.isEmpty() ? in.readNBytes(MAX_BODY_BYTES) : exactly(in, Integer.parseInt(length));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            all.writeBytes(exactly(in, size));
            line(in);
        }
        while (!line(in).isEmpty()) {
            // trailers say nothing that is asked here
        }
        return all.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in).replaceAll(";.*", "").strip(), 16);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(Math.min(length, MAX_BODY_BYTES));
        if (bytes.length < length) {
            throw new EOFException("the answer ends early");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > MAX_LINE_BYTES) {
                throw new EOFException(next < 0 ? "closed" : "endless line");
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private static String text(byte[] body, Reply head) throws IOException {
        byte[] plain = head.header("Content-Encoding").equals("gzip") && body.length > 0
                ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                : body;
        return new String(plain, StandardCharsets.UTF_8);
    }
}
