package io.neonpro.kernel.data;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/** Makes the replicas' pool one that binds tenants. */
@Singleton
@ReactiveDataSource("replica")
class ReplicaPoolCreator implements PgPoolCreator {

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(options -> options.setPreparedStatementCacheSqlFilter(Preparing::isKept));
        return new TenantPool(PgPool.pool(input.vertx(), input.pgConnectOptionsList(), input.poolOptions()));
    }
}
