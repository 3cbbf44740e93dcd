package io.neonpro.kernel.job;

import io.neonpro.devstack.postgres.TestDatabase;
import io.neonpro.kernel.data.TenantStatement;
import io.neonpro.kernel.tenancy.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A table of what jobs did, where what happened twice is there twice; and what becomes of the jobs themselves. */
public final class Effects {

    private static final TenantStatement HAPPEN =
            new TenantStatement("insert into effect (tenant_id, number) values ($1, $2)");

    private final Pool pool;

    private Effects(Pool pool) {
        this.pool = pool;
    }

    /** Empty, as is the table of jobs. */
    public static Effects in(Pool relay) {
        TestDatabase.run("delete from job");
        TestDatabase.run("drop table if exists effect");
        TestDatabase.run("""
                create table effect (tenant_id uuid not null, number integer not null,
                                     at bigint not null generated always as identity)
                """);
        TestDatabase.run("call tenant_table('effect')");
        TestDatabase.run("call worker_table('effect', 'select')");
        return new Effects(relay);
    }

    /** Within the caller's transaction. */
    public Uni<Integer> happen(int number) {
        return HAPPEN.run(number);
    }

    /** In the order they happened in, of all tenants. */
    public List<Integer> numbers() {
        return all("select number from effect order by at").stream()
                .map(row -> row.getInteger(0))
                .toList();
    }

    /** Whose they are, in that order. */
    List<UUID> tenants() {
        return all("select tenant_id from effect order by at").stream()
                .map(row -> row.getUUID(0))
                .toList();
    }

    /** In how many effects each number had, other than one. */
    List<Integer> notOnce(int numbers) {
        return all("select n from generate_series(1, " + numbers
                        + ") n where (select count(*) from effect where number = n) <> 1")
                .stream()
                .map(row -> row.getInteger(0))
                .toList();
    }

    long jobs() {
        return all("select count(*) from job").getFirst().getLong(0);
    }

    /** Of all of them, in the order of the alphabet. */
    List<String> states() {
        return all("select state from job order by state").stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** The only one. */
    Row job() {
        List<Row> jobs = all("select *, extract(epoch from due_at - now())::float8 as due_in from job");
        if (jobs.size() != 1) {
            throw new AssertionError(jobs.size() + " jobs");
        }
        return jobs.getFirst();
    }

    /** As if that time had come: of what waits, and of leases. */
    public void makeDue() {
        all("update job set due_at = now() where state in ('waiting', 'running')");
    }

    /** As if they had waited for a place for two minutes. */
    void makeReady() {
        all(
                "update job set state = 'ready', due_at = now() - interval '2 minutes' where state in ('waiting', 'ready')");
    }

    /** As if that time had come, of leases only. */
    public void endLeases() {
        all("update job set due_at = now() where state = 'running'");
    }

    private List<Row> all(String sql) {
        return Work.await(() -> pool.query(sql)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList()));
    }
}
