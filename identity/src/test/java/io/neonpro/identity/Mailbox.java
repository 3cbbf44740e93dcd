package io.neonpro.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.ConfigProvider;

/** A notify service on the wire, which keeps the letters that it is asked to send. */
final class Mailbox {

    private static final Mailbox OPEN = new Mailbox();

    private final List<JsonPath> letters = new CopyOnWriteArrayList<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final Set<String> unheard = ConcurrentHashMap.newKeySet();
    private final Set<String> unreached = ConcurrentHashMap.newKeySet();

    private Mailbox() {
        try {
            URI url = URI.create(ConfigProvider.getConfig().getValue("neonpro.peer.notify.url", String.class));
            HttpServer server = HttpServer.create(new InetSocketAddress(url.getHost(), url.getPort()), 0);
            server.createContext("/api/v1/account-letters", exchange -> {
                JsonPath letter =
                        JsonPath.from(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
                boolean isIdentity = exchange.getRequestHeaders().containsKey("Authorization");
                if (isIdentity) {
                    letters.add(letter);
                }
                String refusal = refusals.get(letter.getString("recipient"));
                if (isIdentity && refusal != null) {
                    refuse(exchange, refusal);
                } else if (unreached.contains(letter.getString("recipient"))) {
                    exchange.sendResponseHeaders(503, -1);
                } else if (!unheard.contains(letter.getString("recipient"))) {
                    exchange.sendResponseHeaders(isIdentity ? 204 : 401, -1);
                }
                exchange.close();
            });
            server.setExecutor(Executors.newCachedThreadPool(task -> {
                Thread thread = new Thread(task, "mailbox");
                thread.setDaemon(true);
                return thread;
            }));
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuse(HttpExchange exchange, String code) throws IOException {
        byte[] problem = "{\"status\":422,\"code\":\"%s\"}".formatted(code).getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
        exchange.sendResponseHeaders(422, problem.length);
        exchange.getResponseBody().write(problem);
    }

    /** From now on letters to an address are kept and refused nevertheless, by this code. */
    static void refuse(String recipient, String code) {
        OPEN.refusals.put(recipient, code);
    }

    /** From now on letters to an address are kept, and the connection is closed without an answer. */
    static void sayNothing(String recipient) {
        OPEN.unheard.add(recipient);
    }

    /** From now on, or not any more, letters to an address are kept, and somebody in between says that there is no notify service. */
    static void beAway(String recipient, boolean isAway) {
        if (isAway) {
            OPEN.unreached.add(recipient);
        } else {
            OPEN.unreached.remove(recipient);
        }
    }

    /** Before anything is sent. */
    static void open() {
        OPEN.letters.size();
    }

    /** What the newest link to an address holds, waiting for it. */
    static String token(String recipient, String purpose) {
        return await().atMost(Duration.ofMinutes(3))
                .until(() -> newest(recipient, purpose), Optional::isPresent)
                .orElseThrow();
    }

    /** Waits for a letter that has nothing to prove: no secret is in its link. */
    static void awaitNews(String recipient, String purpose) {
        await().atMost(Duration.ofMinutes(3))
                .until(() -> OPEN.letters.stream()
                        .filter(letter -> recipient.equals(letter.getString("recipient")))
                        .filter(letter -> purpose.equals(letter.getString("purpose")))
                        .anyMatch(letter -> letter.getString("link").endsWith("/account#" + purpose)));
    }

    /** How many letters for something an address has got. */
    static long count(String recipient, String purpose) {
        return OPEN.letters.stream()
                .filter(letter -> recipient.equals(letter.getString("recipient")))
                .filter(letter -> purpose.equals(letter.getString("purpose")))
                .count();
    }

    static Optional<String> newest(String recipient, String purpose) {
        return OPEN.letters.stream()
                .filter(letter -> recipient.equals(letter.getString("recipient")))
                .map(letter -> letter.getString("link"))
                .filter(link -> link.contains("#" + purpose + "="))
                .reduce((first, second) -> second)
                .map(link -> link.substring(link.indexOf("#" + purpose + "=") + purpose.length() + 2));
    }
}
