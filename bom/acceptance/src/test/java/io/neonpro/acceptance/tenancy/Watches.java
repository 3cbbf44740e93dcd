package io.neonpro.acceptance.tenancy;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.neonpro.acceptance.client.Addresses;
import io.neonpro.devstack.graph.GraphSocket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** In each clinic somebody hears of every change of its agenda, by a stream and by a subscription, and goes on when these end. */
final class Watches implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Lest a service that is away is asked without a pause. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final String SUBSCRIPTION =
            "subscription { agendaChanged(clinicId: \"%s\") { id patient { id } practitioner { id } } }";

    private static final Set<String> ENDS = Set.of("complete", "error");

    /** Somebody of a clinic, with all that they were told. */
    private record Watch(Quarter quarter, StringBuffer heard) {

        Watch(Quarter quarter) {
            this(quarter, new StringBuffer());
        }

        void hears(Object told) {
            heard.append(told).append('\n');
        }

        String token() {
            return quarter.people().getFirst().client().accessToken();
        }

        /** What goes on in their own clinic; something does if nothing did. */
        boolean isNearby(Random dice) {
            boolean isTold = heard.indexOf(quarter.passer()) >= 0;
            if (!isTold) {
                quarter.bookAndCancel(dice);
            }
            return isTold;
        }
    }

    /** One turn of listening, to its end. */
    private interface Turn {

        void listen(Watch watch) throws IOException, InterruptedException;
    }

    private final URI scheduling;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Watch> streams;
    private final List<Watch> subscriptions;
    private volatile boolean isOver;

    private Watches(Addresses addresses, List<Quarter> quarters) {
        this.scheduling = URI.create(addresses.ofProgram().apply("scheduling"));
        this.streams = quarters.stream().map(Watch::new).toList();
        this.subscriptions = quarters.stream().map(Watch::new).toList();
    }

    /** Begun when this returns, but for subscriptions, of which nothing says so. */
    static Watches of(Addresses addresses, List<Quarter> quarters) {
        Watches watches = new Watches(addresses, quarters);
        watches.streams.forEach(watch -> watches.begin(watch, watches::stream));
        watches.subscriptions.forEach(watch -> watches.begin(watch, watches::subscribe));
        // a heartbeat comes first
        await().atMost(PATIENCE).until(() -> watches.streams.stream().noneMatch(watch -> watch.heard.isEmpty()));
        return watches;
    }

    /** Who heard nothing of their own clinic, and who anything of another. */
    List<String> faults(Random dice) {
        List<Watch> all =
                Stream.concat(streams.stream(), subscriptions.stream()).toList();
        all.forEach(watch -> await().pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .atMost(PATIENCE)
                .until(() -> watch.isNearby(dice)));
        return all.stream()
                .filter(this::isToldTooMuch)
                .map(watch -> "the watcher of " + watch.quarter.secret() + " was told " + watch.heard)
                .toList();
    }

    private boolean isToldTooMuch(Watch watch) {
        String text = watch.heard.toString();
        return watch.quarter.sees(text)
                || streams.stream()
                        .map(Watch::quarter)
                        .filter(other -> other != watch.quarter)
                        .anyMatch(other -> !other.leaks(watch.quarter, "", text).isEmpty());
    }

    private void begin(Watch watch, Turn turn) {
        Thread.startVirtualThread(() -> {
            while (!isOver) {
                try {
                    turn.listen(watch);
                } catch (IOException | RuntimeException | AssertionError ended) {
                    watch.hears(ended);
                } catch (InterruptedException e) {
                    return;
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        });
    }

    private void stream(Watch watch) throws IOException, InterruptedException {
        String path = "/api/v1/agenda/stream?clinicId=" + watch.quarter.clinic();
        HttpRequest question = HttpRequest.newBuilder(scheduling.resolve(path))
                .header("Authorization", "Bearer " + watch.token())
                .build();
        HttpResponse<Stream<String>> answer = http.send(question, BodyHandlers.ofLines());
        try (Stream<String> lines = answer.body()) {
            lines.forEach(watch::hears);
        }
    }

    private void subscribe(Watch watch) throws InterruptedException {
        try (GraphSocket socket = GraphSocket.open(scheduling, watch.token())) {
            socket.subscribe(SUBSCRIPTION.formatted(watch.quarter.clinic()));
            JsonNode told = socket.next();
            while (!isOver && !ENDS.contains(told.path("type").asText())) {
                watch.hears(told);
                told = socket.next();
            }
        }
    }

    @Override
    public void close() {
        isOver = true;
        http.shutdownNow();
    }
}
