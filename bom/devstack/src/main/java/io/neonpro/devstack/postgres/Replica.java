package io.neonpro.devstack.postgres;

import io.neonpro.devstack.process.Folder;
import io.neonpro.devstack.process.LocalPort;
import io.neonpro.devstack.process.PartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The hot standby: replays the primary's log and answers queries. */
public final class Replica extends PostgresServer implements Replay {

    private static final Duration PAUSE_LIMIT = Duration.ofMinutes(1);

    private final Primary primary;

    /**
     * @param name lower case, its words joined by hyphens
     */
    public Replica(String name, PostgresSettings settings, Primary primary, LocalPort port, Path logs) {
        super(name, settings, port, logs);
        this.primary = primary;
    }

    /** Copies the primary's data; only while the primary is stopped. */
    public void copyFromPrimary() {
        if (hasData(data)) {
            return;
        }
        if (primary.isRunning()) {
            throw new IllegalStateException("the primary runs");
        }
        primary.prepareData();
        new Folder(data).remove();
        new Folder(primary.data).copyTo(data);
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            Files.writeString(data.resolve("standby.signal"), "");
            new Folder(data.resolve("pg_replslot")).remove();
            new Folder(data.resolve("pg_replslot")).create();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The primary keeps its log until this replica has it. */
    String slot() {
        return name().replace('-', '_');
    }

    @Override
    public void pauseReplay() {
        ask("select pg_wal_replay_pause() is not null");
        long deadline = System.nanoTime() + PAUSE_LIMIT.toNanos();
        while (!ask("select pg_get_wal_replay_pause_state() = 'paused'")) {
            if (System.nanoTime() > deadline) {
                throw new PartFailed("the replica did not pause");
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void resumeReplay() {
        ask("select pg_wal_replay_resume() is not null");
    }

    @Override
    protected Map<String, String> ownSettings() {
        var own = new LinkedHashMap<String, String>();
        own.put("hot_standby", "on");
        own.put("hot_standby_feedback", "on");
        own.put("primary_slot_name", slot());
        own.put("wal_receiver_status_interval", "1s");
        own.put("wal_retrieve_retry_interval", "200ms");
        own.put(
                "primary_conninfo",
                "host=%s port=%d user=postgres password=%s application_name=%s"
                        .formatted(LocalPort.HOST, primary.port.number(), settings.password(), slot()));
        return own;
    }

    @Override
    protected void createData() {
        throw new PartFailed("the replica's data is gone: start the stack again, with the primary stopped");
    }
}
