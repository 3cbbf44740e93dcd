package io.neonpro.devstack.shared;

import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.PartFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A client's claim on a held stack: a connection that the system closes when the client ends,
 * however it ends. Commands are lines on it, answered by {@code ok} or {@code error …}.
 */
final class Lease implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answers;
    private final PrintWriter commands;

    private Lease(Socket socket) throws IOException {
        this.socket = socket;
        this.answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        this.commands = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** Empty when nobody holds the stack any more. */
    static Optional<Lease> take(int port) {
        try {
            var lease = new Lease(new Socket(LocalPort.HOST, port));
            lease.command("build " + Build.pid());
            return Optional.of(lease);
        } catch (IOException | PartFailed gone) {
            return Optional.empty();
        }
    }

    /** Sends a command and waits until it has been carried out. */
    synchronized void command(String line) {
        try {
            commands.println(line);
            String answer = answers.readLine();
            if (!"ok".equals(answer)) {
                throw new PartFailed(answer == null ? "the stack is gone" : answer);
            }
        } catch (IOException failed) {
            throw new PartFailed("the stack is gone", failed);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // the holder sees the end of the connection either way
        }
    }
}
