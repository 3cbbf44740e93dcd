package io.neonpro.kernel.data;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/** Makes the primary's pool one that binds tenants. */
@Singleton
class PrimaryPoolCreator implements PgPoolCreator {

    private final PoolSettings settings;

    PrimaryPoolCreator(PoolSettings settings) {
        this.settings = settings;
    }

    @Override
    public Pool create(Input input) {
        return new TenantPool(PostgresServer.of(input), settings.primary());
    }
}
