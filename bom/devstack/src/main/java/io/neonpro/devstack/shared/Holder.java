package io.neonpro.devstack.shared;

import io.neonpro.devstack.Devstack;
import io.neonpro.devstack.Setup;
import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.process.LocalPort;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.LoggerFactory;

/**
 * The process that owns a stack for others. It ends when nobody has held a lease for a while, or at
 * once when no lease is held and the builds it served are gone.
 */
final class Holder {

    static final String CONTROL_PORT = "control.port";
    static final String PID = "holder.pid";
    static final String ADDRESSES_FILE = "stack.properties";

    private static final Duration CHECK = Duration.ofMillis(500);
    private static final int BACKLOG = 64;

    private final Path run;
    private final Path addresses;
    private final Devstack stack;
    private final Duration idleLimit;
    private final ServerSocket socket;
    private final Set<Socket> leases = ConcurrentHashMap.newKeySet();
    private final Set<Long> builds = ConcurrentHashMap.newKeySet();
    private volatile long idleSince;
    private boolean ending;

    private Holder(Setup setup, Path addresses, Duration idleLimit) throws IOException {
        this.run = setup.folder();
        this.addresses = addresses;
        this.idleLimit = idleLimit;
        this.stack = Devstack.start(setup, Holder::say);
        this.socket = new ServerSocket(0, BACKLOG, InetAddress.getByName(LocalPort.HOST));
        this.idleSince = System.nanoTime();
    }

    /** Arguments: folder for data, file for the addresses, seconds to stay without a lease, whether with a second replica. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LoggerFactory.getLogger(Holder.class).info("starting");
        var setup = Setup.forTests(Path.of(arguments[0]));
        var holder = new Holder(
                Boolean.parseBoolean(arguments[3]) ? setup.withSecondReplica() : setup,
                Path.of(arguments[1]),
                Duration.ofSeconds(Long.parseLong(arguments[2])));
        Runtime.getRuntime().addShutdownHook(new Thread(holder::end, "end"));
        Thread.ofVirtual().start(holder::accept);
        holder.publish();
        while (holder.isWanted()) {
            Thread.sleep(CHECK);
        }
        System.exit(0);
    }

    /** Once it is not, nobody gets a lease any more. */
    private synchronized boolean isWanted() {
        ending = !isInUse();
        return !ending;
    }

    private boolean isInUse() {
        if (!leases.isEmpty()) {
            return true;
        }
        boolean buildsGone = !builds.isEmpty() && builds.stream().noneMatch(Build::isAlive);
        return !buildsGone && System.nanoTime() - idleSince < idleLimit.toNanos();
    }

    private void end() {
        stack.close();
        new Folder(run).remove();
    }

    private void publish() throws IOException {
        Properties written = stack.addresses().toProperties();
        written.setProperty(CONTROL_PORT, Integer.toString(socket.getLocalPort()));
        written.setProperty(PID, Long.toString(ProcessHandle.current().pid()));
        Path draft = run.resolve("draft");
        try (var out = Files.newBufferedWriter(draft)) {
            written.store(out, null);
        }
        Files.move(draft, addresses, StandardCopyOption.ATOMIC_MOVE);
    }

    private void accept() {
        while (true) {
            try {
                Socket client = socket.accept();
                if (admits(client)) {
                    Thread.ofVirtual().start(() -> serve(client));
                } else {
                    client.close();
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private synchronized boolean admits(Socket client) {
        return !ending && leases.add(client);
    }

    private void serve(Socket client) {
        try (client;
                var commands =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                var answers = new PrintWriter(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (var line = commands.readLine(); line != null; line = commands.readLine()) {
                answers.println(carryOut(line));
            }
        } catch (SocketException gone) {
            say("lease", "lost");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            idleSince = System.nanoTime();
            leases.remove(client);
        }
    }

    private String carryOut(String line) {
        say("command", line);
        try {
            switch (line.split(" ")) {
                case String[] words when words[0].equals("build") -> builds.add(Long.parseLong(words[1]));
                case String[] words -> Fault.valueOf(words[0]).inflict(stack);
            }
            return "ok";
        } catch (RuntimeException failed) {
            return "error " + String.valueOf(failed.getMessage()).replace('\n', ' ');
        }
    }

    private static void say(String part, String message) {
        System.out.println(Instant.now() + " " + part + ": " + message);
    }
}
