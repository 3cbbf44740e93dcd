package io.neonpro.devstack.mail;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.neonpro.devstack.process.LocalPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * Shows the mails over HTTP: to people a page at {@code /} and each text at {@code /?mail=n}, to
 * {@link Mailbox} one mail per line at {@code /mails}, which {@code DELETE} empties.
 */
final class MailboxServer {

    private static final int ATTEMPTS = 3;
    private static final int MOST_SHOWN = 200;
    private static final String MAIL = "mail=";

    private final LocalPort port;
    private final Mailbag bag;
    private HttpServer server;

    MailboxServer(LocalPort port, Mailbag bag) {
        this.port = port;
        this.bag = bag;
    }

    synchronized void open() {
        if (server != null) {
            return;
        }
        server = listening();
        server.createContext("/mails", this::list);
        server.createContext("/", this::show);
        server.start();
    }

    /** A process being started at this moment may hold the socket of our last look at the port for an instant. */
    private HttpServer listening() {
        for (int attempt = 1; ; attempt++) {
            port.requireFreeFor("the mailbox");
            try {
                return HttpServer.create(new InetSocketAddress(LocalPort.HOST, port.number()), 0);
            } catch (IOException failed) {
                if (attempt == ATTEMPTS) {
                    throw new UncheckedIOException(failed);
                }
            }
        }
    }

    synchronized void close() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    private void list(HttpExchange exchange) throws IOException {
        if (exchange.getRequestMethod().equals("DELETE")) {
            bag.clear();
        }
        answer(exchange, "text/plain", bag.mails().stream().map(Mail::toLine).collect(Collectors.joining("\n")));
    }

    private void show(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        if (query == null || !query.startsWith(MAIL)) {
            answer(exchange, "text/html", page());
            return;
        }
        int number = Integer.parseInt(query.substring(MAIL.length()));
        answer(exchange, "text/plain", bag.mails().get(number).text());
    }

    private String page() {
        var mails = bag.mails();
        var rows = new StringBuilder();
        for (int n = mails.size() - 1; n >= Math.max(0, mails.size() - MOST_SHOWN); n--) {
            rows.append("<tr><td>%s<td><a href='?mail=%d'>%s</a>%n"
                    .formatted(
                            escaped(mails.get(n).recipient()),
                            n,
                            escaped(mails.get(n).subject())));
        }
        return """
               <!doctype html><meta charset=utf-8><title>Mails</title>
               <h1>%d mails taken, newest first</h1><table>%s</table>
               """.formatted(mails.size(), rows);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
