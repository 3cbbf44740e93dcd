package io.neonpro.kernel.replay;

import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.event.Aggregate;
import io.neonpro.kernel.event.Aggregates;
import io.neonpro.kernel.event.Change;
import io.neonpro.kernel.event.EventFamily;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Carries out what is asked of jars, and shows what came of it; in the caller's transaction. */
@ApplicationScoped
public class Jars {

    private static final EventFamily FAMILY = EventFamily.of(JarEvent.class);

    private static final TenantStatement ADD =
            new TenantStatement("insert into jar (tenant_id, id, version, amount, label) values ($1, $2, $3, $4, $5)");

    private static final TenantStatement CHANGE = new TenantStatement(
            "update jar set version = $3, amount = $4, label = $5 where tenant_id = $1 and id = $2");

    private static final TenantStatement ADD_DEPOSIT = new TenantStatement(
            "insert into jar_deposit (tenant_id, id, jar_id, amount) values ($1, $2, $3, $4) on conflict do nothing");

    private final Aggregate<Jar.Command, Jar, JarEvent> jars;

    Jars(Aggregates aggregates) {
        jars = aggregates
                .of("jar", new Jar.Rules(), FAMILY)
                .about((id, event) -> Optional.of(id))
                .publishing((id, event) -> Optional.of(event));
    }

    Aggregate<Jar.Command, Jar, JarEvent> aggregate() {
        return jars;
    }

    Uni<Change<Jar, JarEvent>> handle(UUID id, Jar.Command command) {
        return jars.handle(id, command).call(Jars::show).call(Jars::deposit);
    }

    private static Uni<Integer> show(Change<Jar, JarEvent> change) {
        Jar jar = change.state();
        return (change.version() == 1 ? ADD : CHANGE).run(change.id(), change.version(), jar.amount(), jar.label());
    }

    /** A deposit goes with its jar, which is not there when somebody has damaged the table. */
    private static Uni<?> deposit(Change<Jar, JarEvent> change) {
        return Multi.createFrom()
                .iterable(JarModel.deposits(change))
                .onItem()
                .transformToUniAndConcatenate(row -> ADD_DEPOSIT.run(row.id(), row.jarId(), row.amount()))
                .collect()
                .asList();
    }
}
