package io.neonpro.acceptance.torture;

import io.neonpro.acceptance.bench.BareDatabase;
import io.neonpro.acceptance.bench.BareDatabase.Statement;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Commits events as scheduling does: to its outbox, as its role and for the tenant. The relay finds them there. */
record Teller(BareDatabase scheduling, UUID tenant) {

    private static final int IN_ONE_TRANSACTION = 50;

    /** As many as the relay knows; a stream is always in the same one. */
    private static final int LANES = 8;

    private static final String INSERT = """
            insert into outbox (tenant_id, lane, event_id, key, version, type, data_schema, data)
            select $1::uuid, told.lane, told.id, told.key, told.version, told.type, told.data_schema, told.data
              from unnest($2::smallint[], $3::uuid[], $4::uuid[], $5::integer[], $6::text[], $7::text[], $8::text[])
                   with ordinality as told (lane, id, key, version, type, data_schema, data, place)
             order by told.place
            """;

    /** In this order, some in each transaction. */
    void tell(List<Told> all) {
        for (int i = 0; i < all.size(); i += IN_ONE_TRANSACTION) {
            commit(all.subList(i, Math.min(all.size(), i + IN_ONE_TRANSACTION)));
        }
    }

    private void commit(List<Told> some) {
        Tuple arguments = Tuple.tuple()
                .addUUID(tenant)
                .addArrayOfShort(each(some, Short[]::new, Teller::lane))
                .addArrayOfUUID(each(some, UUID[]::new, Told::id))
                .addArrayOfUUID(each(some, UUID[]::new, Told::key))
                .addArrayOfInteger(each(some, Integer[]::new, Told::version))
                .addArrayOfString(each(some, String[]::new, told -> told.type() + ".v1"))
                .addArrayOfString(each(some, String[]::new, told -> "urn:neonpro:event:" + told.type() + ".v1"))
                .addArrayOfString(each(some, String[]::new, Told::data));
        scheduling
                .commit(new Statement(INSERT, arguments))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static short lane(Told told) {
        return (short) Math.floorMod(told.key().hashCode(), LANES);
    }

    private static <T> T[] each(List<Told> some, IntFunction<T[]> array, Function<Told, T> column) {
        return some.stream().map(column).toArray(array);
    }
}
