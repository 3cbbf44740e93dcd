package io.neonpro.devstack.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Reads what arrived at the mail server, from any process. */
public record Mailbox(URI address) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** All mails, oldest first. */
    public List<Mail> all() {
        return send(HttpRequest.newBuilder(address.resolve("mails")).GET().build())
                .lines()
                .map(Mail::ofLine)
                .toList();
    }

    /** The mails to one address, oldest first. */
    public List<Mail> to(String recipient) {
        return all().stream()
                .filter(m -> m.recipient().equalsIgnoreCase(recipient))
                .toList();
    }

    /** Forgets all mails. */
    public void clear() {
        send(HttpRequest.newBuilder(address.resolve("mails")).DELETE().build());
    }

    private static String send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
