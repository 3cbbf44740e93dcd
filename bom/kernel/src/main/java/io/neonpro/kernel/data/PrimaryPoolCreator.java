package io.neonpro.kernel.data;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgPool;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;

/** Makes the primary's pool one that binds tenants. */
@Singleton
class PrimaryPoolCreator implements PgPoolCreator {

    @Override
    public Pool create(Input input) {
        input.pgConnectOptionsList().forEach(options -> options.setPreparedStatementCacheSqlFilter(Preparing::isKept));
        return new TenantPool(PgPool.pool(input.vertx(), input.pgConnectOptionsList(), input.poolOptions()));
    }
}
