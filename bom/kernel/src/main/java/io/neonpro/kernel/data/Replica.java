package io.neonpro.kernel.data;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * One replica: its connections, how far it has replayed, and whether it can be reached. What is known of it is always
 * behind the truth, so a reader is never sent to a replica that lacks its write.
 */
final class Replica {

    private static final Logger LOG = Logger.getLogger(Replica.class);

    private final ServerAddress address;
    private final ReplicaSettings settings;
    private final TenantPool pool;
    private final Probe probe;
    private final ReplicaLag lag = new ReplicaLag();
    private volatile boolean isReachable;

    Replica(PostgresServer cluster, ServerAddress address, ReplicaSettings settings, PoolSettings pools) {
        PostgresServer server = cluster.at(address);
        this.address = address;
        this.settings = settings;
        this.pool = new TenantPool(server, pools.replica());
        this.probe = new Probe(server, LogPosition.REACHED, settings.probeTimeout());
    }

    ServerAddress address() {
        return address;
    }

    ReplicaLag lag() {
        return lag;
    }

    boolean isReachable() {
        return isReachable;
    }

    /** Not so after a failover that made it the primary. */
    boolean isFollowing() {
        return probe.isFollowing();
    }

    boolean isInRotation() {
        return isReachable && lag.age().compareTo(settings.maxLag()) <= 0;
    }

    /**
     * @param required what a reader must see
     */
    boolean hasReplayed(Optional<LogPosition> required) {
        return required.map(lag::hasReplayed).orElse(true);
    }

    /**
     * Reads what the current tenant may see. That the connection is lost takes the replica out of the rotation; that the
     * statement is slow is its own affair.
     */
    Future<RowSet<Row>> read(String sql, Tuple arguments) {
        return pool.read(sql, arguments)
                .timeout(settings.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> {
                    if (Absence.isBroken(failure)) {
                        lost(failure);
                    }
                });
    }

    /** Looks how far it is; never fails. */
    Future<Void> look() {
        return probe.position()
                .onSuccess(this::found)
                .onFailure(this::lost)
                .otherwiseEmpty()
                .mapEmpty();
    }

    private void found(Optional<LogPosition> position) {
        position.ifPresent(lag::replayed);
        if (!isReachable) {
            LOG.infof("Replica %s joins the rotation", address);
        }
        isReachable = true;
    }

    /** Until a probe reaches it again. */
    private void lost(Throwable cause) {
        if (isReachable) {
            LOG.warnf("Replica %s leaves the rotation: %s", address, cause.getMessage());
        }
        isReachable = false;
    }

    /** In a few words, for people; empty when it is in the rotation. */
    Optional<String> trouble() {
        if (!isReachable) {
            return Optional.of(address + " does not answer");
        }
        Duration age = lag.age();
        return isInRotation() ? Optional.empty() : Optional.of(address + " is " + age.toSeconds() + " s behind");
    }

    void close() {
        probe.close();
        pool.close();
    }
}
