package io.neonpro.kernel.data;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/** Bounds the relay's pool. */
@Singleton
@ReactiveDataSource("relay")
class RelayPoolCreator implements PgPoolCreator {

    private final PoolSettings settings;

    RelayPoolCreator(PoolSettings settings) {
        this.settings = settings;
    }

    @Override
    public Pool create(Input input) {
        return PostgresServer.of(input).pool(settings.relay(), () -> {});
    }
}
