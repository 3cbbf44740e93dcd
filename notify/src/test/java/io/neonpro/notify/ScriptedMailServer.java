package io.neonpro.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes messages, but for what a test has it say instead (RFC 5321). */
public final class ScriptedMailServer implements AutoCloseable {

    /** What it greets with. */
    public static final String GREETING = "greeting";

    /** When it was given all of a message. */
    public static final String END = ".";

    /** Instead of a reply. */
    public static final String SILENCE = "silence";

    private static final Map<String, String> USUAL = Map.of(
            GREETING,
            "220 here",
            "EHLO",
            "250-here\r\n250-PIPELINING\r\n250 AUTH PLAIN",
            "AUTH",
            "235 welcome",
            "DATA",
            "354 go on",
            "QUIT",
            "221 bye");

    private final ServerSocket listening;
    private final Map<String, String> replies = new ConcurrentHashMap<>(USUAL);
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger greeted = new AtomicInteger();

    private ScriptedMailServer(int port) {
        try {
            listening = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    /** At this port, or, for 0, at any that is free. */
    public static ScriptedMailServer at(int port) {
        return new ScriptedMailServer(port);
    }

    /** To a command, such as {@code RCPT}. */
    public ScriptedMailServer saying(String command, String reply) {
        replies.put(command, reply);
        return this;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** How many connections there were. */
    public int greeted() {
        return greeted.get();
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> converse(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            boolean isRefused = !reply(client, GREETING);
            greeted.incrementAndGet();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String command = line.substring(0, Math.min(4, line.length())).toUpperCase();
                if (command.equals("DATA") && isRefused) {
                    write(client, "503 nobody wants it");
                } else {
                    isRefused |= !reply(client, command);
                    if (command.equals("DATA") && !isRefused) {
                        skipMessage(lines);
                        reply(client, END);
                    }
                }
            }
        } catch (IOException gone) {
            // the client is
        }
    }

    private static void skipMessage(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(".")) {
            line = lines.readLine();
        }
    }

    /** Whether it goes on. */
    private boolean reply(Socket client, String command) throws IOException {
        String reply = replies.getOrDefault(command, "250 fine");
        write(client, reply);
        return reply.startsWith("2") || reply.startsWith("3");
    }

    private static void write(Socket client, String reply) throws IOException {
        if (!reply.equals(SILENCE)) {
            OutputStream out = client.getOutputStream();
            out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (Socket client : open) {
                client.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
