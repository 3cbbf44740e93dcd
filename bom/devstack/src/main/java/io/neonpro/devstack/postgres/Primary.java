package io.neonpro.devstack.postgres;

import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.PartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server that takes writes. */
public final class Primary extends PostgresServer {

    public Primary(PostgresSettings settings, LocalPort port, Path logs) {
        super("primary", settings, port, logs);
    }

    @Override
    protected Map<String, String> ownSettings() {
        return Map.of();
    }

    /** Creates an empty cluster when there is none. */
    void prepareData() {
        if (!hasData(data)) {
            createData();
        }
    }

    @Override
    protected void createData() {
        new Folder(settings.folder()).create();
        Path password = settings.folder().resolve("password");
        try {
            Files.writeString(password, settings.password());
            initialise(password);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            new Folder(password).remove();
        }
    }

    /** Lets a replica start from this server's log, from now on. */
    public void reserveSlotFor(Replica replica) {
        ask("""
                select count(pg_create_physical_replication_slot('%1$s', true)) >= 0
                 where not exists (select from pg_replication_slots where slot_name = '%1$s')
                """.formatted(replica.slot()));
    }

    private void initialise(Path password) throws IOException {
        var arguments = new ArrayList<>(List.of(
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions"));
        if (!settings.durable()) {
            arguments.add("--no-sync");
        }
        var process = new ProcessBuilder(PostgresBinaries.unpacked().command("initdb", arguments))
                .directory(settings.folder().toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new PartFailed("initdb failed:\n" + output);
        }
    }
}
