-- Whose history a plan test fills its tables with: a large tenant's, and that of a thousand small ones.

-- The same id for the same name, here and in the arguments of statements.
create function id(kind text, number bigint) returns uuid
    language sql immutable parallel safe return cast(md5(kind || number) as uuid);

-- The large one.
create function tenant() returns uuid
    language sql immutable parallel safe return id('tenant', 0);

-- A row for each of a tenant's things; `key` is n for the large tenant, and nobody else's for a small one.
create function history(large integer, each integer)
    returns table (tenant uuid, key bigint, n integer)
    language sql stable
as $$
    select tenant(), n, n from generate_series(1, large) n
     union all
    select id('tenant', t), t * 1000000 + n, n from generate_series(1, 1000) t, generate_series(1, each) n
$$;

-- The module's own tables that hold no history: those that are younger than the list of its migrations.
create view unfilled_table as
select cast(t.relname as text) as name
  from pg_class t
  join pg_attribute a on a.attrelid = t.oid and a.attname = 'tenant_id'
 where t.relkind in ('r', 'p') and t.relnamespace = cast('public' as regnamespace)
   and t.reltuples < 1000
   and t.oid > coalesce(cast(to_regclass('flyway_service') as oid), 0);
