package io.neonpro.devstack.postgres;

import io.neonpro.devstack.process.Command;
import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.PartFailed;
import io.neonpro.devstack.process.ServerPart;
import io.neonpro.devstack.process.Signal;
import io.neonpro.migrate.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Postgres server: what the primary and the replicas have in common. */
public abstract class PostgresServer extends ServerPart {

    private static final int EARLIER_END_SECONDS = 15;

    protected final PostgresSettings settings;
    protected final LocalPort port;
    protected final Path data;
    private final Path log;

    protected PostgresServer(String name, PostgresSettings settings, LocalPort port, Path logs) {
        super(name);
        this.settings = settings;
        this.port = port;
        this.data = settings.folder().resolve(name);
        this.log = logs.resolve("postgres-" + name + ".log");
    }

    /** What only this one is told. */
    protected abstract Map<String, String> ownSettings();

    /** Makes the data folder when it is missing. */
    protected abstract void createData();

    /** How migrations and tests administer it. */
    public Server server() {
        return new Server(LocalPort.HOST, port.number(), "postgres", settings.password());
    }

    @Override
    protected void prepare() {
        if (!hasData(data)) {
            new Folder(data).remove();
            createData();
        }
        awaitEarlierEnd();
        port.requireFreeFor("Postgres (" + name() + ")");
    }

    @Override
    protected Command command() {
        var arguments = new ArrayList<String>(List.of("-D", data.toString()));
        settings.common(port).forEach((name, value) -> add(arguments, name, value));
        ownSettings().forEach((name, value) -> add(arguments, name, value));
        return new Command(
                PostgresBinaries.unpacked().command("postgres", arguments),
                Map.of("LC_ALL", "C"),
                data,
                log,
                Signal.INT);
    }

    @Override
    protected boolean answers() {
        try (var connection = connect()) {
            return connection.isValid(1);
        } catch (SQLException notYet) {
            return false;
        }
    }

    protected final Connection connect() throws SQLException {
        return server().database("postgres").getConnection();
    }

    protected final boolean ask(String question) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            return rows.next() && rows.getBoolean(1);
        } catch (SQLException failed) {
            throw new PartFailed(name() + ": " + failed.getMessage(), failed);
        }
    }

    protected static boolean hasData(Path folder) {
        return Files.exists(folder.resolve("global/pg_control"));
    }

    /** A server that an earlier run started may still be ending: its process id is in this file. */
    private void awaitEarlierEnd() {
        Path lock = data.resolve("postmaster.pid");
        try {
            if (Files.exists(lock)) {
                long pid = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
                ProcessHandle.of(pid).filter(this::isPostgres).ifPresent(this::awaitEnd);
                Files.deleteIfExists(lock);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }

    private void awaitEnd(ProcessHandle process) {
        try {
            process.onExit().get(EARLIER_END_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stays) {
            throw new PartFailed("another Postgres, process %d, uses %s".formatted(process.pid(), data), stays);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartFailed("interrupted", interrupted);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void add(List<String> arguments, String name, String value) {
        arguments.add("-c");
        arguments.add(name + "=" + value);
    }
}
