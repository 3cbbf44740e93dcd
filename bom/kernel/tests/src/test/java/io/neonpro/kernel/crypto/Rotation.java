package io.neonpro.kernel.crypto;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.neonpro.kernel.data.Reads;
import io.neonpro.kernel.tenancy.Work;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;

/** The master key changes to the next one, and, so that the application goes on, back again. */
public final class Rotation {

    private final AesKey next = AesKey.random();
    private final Keys before;
    private final Pool workers;
    private final Reads reads;
    private final Vertx vertx;

    /**
     * @param config the application's
     */
    public Rotation(KeyConfig config, Pool workers, Reads reads, Vertx vertx) {
        this.before = Keys.of(config.masterKeys().orElseThrow());
        this.workers = workers;
        this.reads = reads;
        this.vertx = vertx;
    }

    public void goOn() {
        rewrap(before.after("next", next));
    }

    public void goBack() {
        rewrap(before.before("next", next));
    }

    /** Of an instance that has the old key only. */
    public TenantSeals sealsBefore() {
        return seals(before);
    }

    /** Of one that has not got it any more. */
    public TenantSeals sealsAfter() {
        return seals(Keys.named("next", next));
    }

    private TenantSeals seals(Keys keys) {
        return new TenantSeals(new TenantKeys(master(keys), reads, keys));
    }

    private void rewrap(Keys keys) {
        Work.await(new Rewrapping(workers, master(keys), new SimpleMeterRegistry(), vertx)::run);
    }

    private static KeyEncryption master(Keys keys) {
        return new MasterKey(new MasterKeyRing(keys));
    }
}
