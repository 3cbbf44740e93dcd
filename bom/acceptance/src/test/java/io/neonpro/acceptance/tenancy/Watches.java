package io.neonpro.acceptance.tenancy;

import static org.awaitility.Awaitility.await;

import io.neonpro.acceptance.client.Addresses;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Somebody in each clinic hears of every change of its agenda, and goes on to when their token ends. */
final class Watches implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Lest a service that is away is asked without a pause. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Addresses addresses;
    private final Map<Quarter, StringBuffer> heard = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private volatile boolean isOver;

    private Watches(Addresses addresses) {
        this.addresses = addresses;
    }

    /** Begun when this returns. */
    static Watches of(Addresses addresses, List<Quarter> quarters) {
        Watches watches = new Watches(addresses);
        quarters.forEach(quarter -> {
            watches.heard.put(quarter, new StringBuffer());
            Thread.startVirtualThread(() -> watches.watch(quarter));
        });
        // a heartbeat comes first
        await().atMost(PATIENCE).until(() -> watches.heard.values().stream().noneMatch(StringBuffer::isEmpty));
        return watches;
    }

    /** Who heard nothing of their own clinic, and who anything of another. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        heard.forEach((watcher, all) -> {
            await().atMost(PATIENCE).until(() -> all.indexOf(watcher.passer()) >= 0);
            String text = all.toString();
            boolean isTold = heard.keySet().stream()
                    .filter(other -> other != watcher)
                    .anyMatch(other -> !other.leaks(watcher, "", text).isEmpty());
            if (isTold || watcher.sees(text)) {
                faults.add("the watcher of " + watcher.secret() + " was told " + text);
            }
        });
        return faults;
    }

    private void watch(Quarter quarter) {
        while (!isOver) {
            try {
                HttpResponse<Stream<String>> answer = http.send(question(quarter), BodyHandlers.ofLines());
                try (Stream<String> lines = answer.body()) {
                    lines.forEach(line -> heard.get(quarter).append(line).append('\n'));
                }
            } catch (IOException | RuntimeException ended) {
                heard.get(quarter).append(ended);
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private HttpRequest question(Quarter quarter) {
        String address =
                addresses.ofProgram().apply("scheduling") + "/api/v1/agenda/stream?clinicId=" + quarter.clinic();
        return HttpRequest.newBuilder(URI.create(address))
                .header(
                        "Authorization",
                        "Bearer " + quarter.people().getFirst().client().accessToken())
                .build();
    }

    @Override
    public void close() {
        isOver = true;
        http.shutdownNow();
    }
}
