-- What a tenant takes along when it leaves: which tables hold what it has told the platform, and what of them is shown.

-- The platform's own: a part for each such table. What is not a part is a copy of what another service owns, a key, or a
-- queue; a test looks through the catalogue for a table that nobody has decided about.
create table portable_part (
    name     text     not null primary key check (name ~ '^[a-z][a-z-]{0,62}$'),
    relation regclass not null,
    keys     text[]   not null check (cardinality(keys) > 0),
    hidden   text[]   not null
);
comment on column portable_part.keys is 'by which its rows are in order, the tenant among them; none of them is null';
comment on column portable_part.hidden is 'columns that are the platform''s: how it finds things, and secrets';
grant select on portable_part to ${service}_app;

-- A table whose rows a tenant takes along; called after its definition. Its primary key is the order.
create procedure portable_table(name regclass, part text, hidden text[] default '{}')
language plpgsql as $$
begin
    insert into portable_part (name, relation, keys, hidden)
    select part, portable_table.name, array_agg(a.attname::text order by k.place), portable_table.hidden
      from pg_index i
     cross join unnest(i.indkey) with ordinality as k (number, place)
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number
     where i.indrelid = portable_table.name and i.indisprimary;
end
$$;

-- A page of a part, as JSON, in the order of its keys and after those of the row before it. It runs as whoever asks, so the
-- policies hold; that it names the tenant as well lets Postgres begin in the middle of the index. Amounts are texts, as everywhere:
-- whoever reads JSON takes a number for a binary one.
create function portable_rows(tenant uuid, part text, after text[], most integer)
returns table (at text[], content jsonb)
language plpgsql stable set search_path = public as $$
declare
    known   portable_part;
    ordered text;
    behind  text := 'true';
    amounts text[];
begin
    select * into known from portable_part where name = part;
    if not found then
        return;
    end if;
    ordered := (select string_agg(format('one.%I', key), ', ' order by place)
                  from unnest(known.keys) with ordinality as named (key, place));
    if after is not null then
        behind := format('(%s) > (%s)', ordered,
                         (select string_agg(quote_literal(value), ', ' order by place)
                            from unnest(after) with ordinality as given (value, place)));
    end if;
    amounts := array(select attname::text from pg_attribute
                      where attrelid = known.relation and atttypid = cast('numeric' as regtype) and not attisdropped);
    return query execute format(
        'select array(select to_jsonb(one) ->> key from unnest($3) with ordinality as named (key, place) order by place),
                (to_jsonb(one) - $4)
                    || (select coalesce(jsonb_object_agg(key, to_jsonb(one) ->> key), ''{}'') from unnest($5) as key)
           from %s one where one.tenant_id = $1 and %s order by %s limit $2',
        known.relation, behind, ordered)
        using tenant, most, known.keys, array_append(known.hidden, 'tenant_id'), amounts;
end
$$;
revoke all on function portable_rows from public;
grant execute on function portable_rows to ${service}_app;

-- What every service holds.
call portable_table('tenant_settings', 'settings');
call portable_table('access_entry', 'access-log', '{seal}');
