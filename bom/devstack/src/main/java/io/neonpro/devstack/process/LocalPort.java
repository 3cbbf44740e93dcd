package io.neonpro.devstack.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A TCP port on the loopback address. */
public record LocalPort(int number) {

    public static final String HOST = "127.0.0.1";

    /** Below the range that systems pick outgoing ports from, so a stopped part's stays free. */
    private static final int LOWEST = 20_000;

    private static final int HIGHEST = 32_000;
    private static final int ATTEMPTS = 200;
    private static final int CONNECT_MILLIS = 500;
    private static final int PROBES = 5;
    private static final Duration PROBE_PAUSE = Duration.ofMillis(50);

    public LocalPort {
        if (number < 1 || number > 65_535) {
            throw new IllegalArgumentException("not a port: " + number);
        }
    }

    /** The port that a variable names, or the usual one. */
    public static LocalPort of(Map<String, String> environment, String variable, int usual) {
        String chosen = environment.getOrDefault(variable, Integer.toString(usual));
        try {
            return new LocalPort(Integer.parseInt(chosen));
        } catch (IllegalArgumentException wrong) {
            throw new PartFailed(variable + " is not a port: " + chosen, wrong);
        }
    }

    /** Different ports that nothing listens on at this moment, and that nobody else is given while this process runs. */
    public static Iterator<LocalPort> free(int count) {
        return Stream.generate(LocalPort::free).limit(count).toList().iterator();
    }

    /** A port that nothing listens on at this moment, and that nobody else is given while this process runs. */
    public static LocalPort free() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var port = new LocalPort(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST));
            if (PortClaims.claim(port.number()) && port.isFree()) {
                return port;
            }
        }
        throw new PartFailed("no free port between " + LOWEST + " and " + HIGHEST);
    }

    public String address() {
        return HOST + ":" + number;
    }

    /** Whether something accepts connections here. */
    public boolean isOpen() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(HOST, number), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    /** Refuses with a message for people when another program has the port. */
    public void requireFreeFor(String part) {
        if (!isFree()) {
            throw new PartFailed("port %d, which %s needs, is taken by another program".formatted(number, part));
        }
    }

    /** Whether a server may listen here. */
    public boolean isFree() {
        return !isOpen() && (canListen() || canListenSoon());
    }

    /** A process being started at this moment may hold our last probe's socket for an instant. */
    private boolean canListenSoon() {
        for (int attempt = 0; attempt < PROBES; attempt++) {
            LockSupport.parkNanos(PROBE_PAUSE.toNanos());
            if (canListen()) {
                return true;
            }
        }
        return false;
    }

    private boolean canListen() {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(HOST, number), 1);
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
