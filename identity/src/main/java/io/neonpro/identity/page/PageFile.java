package io.neonpro.identity.page;

import io.neonpro.identity.secret.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A part of a page, as it ships. */
public record PageFile(String text) {

    /** By its name among the resources. */
    public static PageFile of(String name) {
        // not by the thread's loader: a page that is a constant is read while a native executable is built
        try (InputStream file = PageFile.class.getResourceAsStream("/" + name)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + name);
            }
            return new PageFile(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a {@code Content-Security-Policy} names a script that is in the page itself. */
    public String source() {
        return "'sha256-" + Base64.getEncoder().encodeToString(Digest.of(text)) + "'";
    }
}
