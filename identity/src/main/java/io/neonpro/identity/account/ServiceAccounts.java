package io.neonpro.identity.account;

import io.neonpro.identity.access.Clinics;
import io.neonpro.identity.access.Mandate;
import io.neonpro.identity.access.Roles;
import io.neonpro.identity.secret.Secret;
import io.neonpro.kernel.tenancy.Tenancy;
import io.neonpro.kernel.value.Ids;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The machines that act for the current tenant. */
@ApplicationScoped
public class ServiceAccounts {

    private static final String INSERT = """
            insert into service_account (tenant_id, id, name, secret_hash, roles, clinic_ids)
            values ($1, $2, $3, $4, $5, $6)
            """;

    private final Pool pool;

    ServiceAccounts(Pool pool) {
        this.pool = pool;
    }

    public Uni<Credentials> add(Mandate mandate, NewServiceAccount wanted) {
        Clinics clinics = mandate.clinicsOr(wanted.clinicIds());
        mandate.require(wanted.roles(), clinics);
        UUID id = Ids.next();
        Secret secret = Secret.random();
        Tuple row = Tuple.of(
                Tenancy.require().tenant(),
                id,
                wanted.name().text(),
                Buffer.buffer(secret.hash()),
                Roles.column(wanted.roles()),
                clinics.column());
        return pool.withTransaction(
                        connection -> connection.preparedQuery(INSERT).execute(row))
                .replaceWith(new Credentials(id, secret.value()));
    }
}
