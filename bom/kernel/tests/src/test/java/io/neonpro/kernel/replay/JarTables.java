package io.neonpro.kernel.replay;

import io.neonpro.devstack.postgres.TestDatabase;
import java.util.List;
import java.util.UUID;

/** The jars' read model, as an administrator makes, sees and damages it. */
final class JarTables {

    private static final String CREATE = """
            do $$ begin
            if to_regclass('jar') is null then
                create table jar (
                    tenant_id uuid    not null,
                    id        uuid    not null,
                    version   integer not null,
                    amount    integer not null,
                    label     text,
                    shelf     text    not null default 'left',
                    primary key (tenant_id, id)
                );
                call tenant_table('jar');
                create table jar_deposit (
                    tenant_id uuid    not null,
                    id        uuid    not null,
                    jar_id    uuid    not null,
                    amount    integer not null,
                    primary key (tenant_id, id)
                );
                create index jar_deposit_by_jar on jar_deposit (tenant_id, jar_id);
                call tenant_table('jar_deposit');
            end if;
            end $$
            """;

    private static final String SHOWN = """
            select concat_ws(' ', id, version, amount, label,
                             (select count(*) || '/' || coalesce(sum(d.amount), 0) from jar_deposit d
                               where d.tenant_id = jar.tenant_id and d.jar_id = jar.id))
              from jar where tenant_id = ? order by id
            """;

    private JarTables() {}

    static void create() {
        TestDatabase.run(CREATE);
    }

    /** Each jar with its version, amount, label, and its deposits' number and sum. */
    static List<String> shown(UUID tenant) {
        return TestDatabase.texts(SHOWN, tenant);
    }
}
