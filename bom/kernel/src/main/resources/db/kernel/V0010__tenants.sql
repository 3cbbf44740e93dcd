-- What the clinic service says of tenants, as every service hears it.

-- How a tenant wants the platform to behave, and what its plan grants: each told by itself.
create table tenant_settings (
    tenant_id uuid   not null,
    part      text   not null check (part in ('configuration', 'plan')),
    revision  bigint not null,
    settings  jsonb  not null,
    primary key (tenant_id, part)
);
call tenant_table('tenant_settings');

-- Whether it may work; one that is not here may.
create table tenant_standing (
    tenant_id uuid   not null primary key,
    revision  bigint not null,
    standing  text   not null check (standing in ('open', 'suspended', 'closed'))
);
call tenant_table('tenant_standing');

-- Takes away what a tenant that has left still has here, of each table as many rows at most, and says how many those were; 0 when
-- it has nothing left. It runs as the owner, since the application may not delete what only grows; the policies hold for the owner
-- too, so it is of the bound tenant alone. What is kept: that it has left, and the queues, which empty themselves; of jobs, the one
-- that has this done, as those that come again and again would go on for good.
create function remove_tenant(most integer) returns bigint
language plpgsql security definer set search_path = public as $$
declare
    name    regclass;
    gone    bigint;
    removed bigint := 0;
begin
    if not exists (select from tenant_standing
                    where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
                      and standing = 'closed') then
        raise exception 'This tenant has not left';
    end if;
    for name in
        select cast(c.oid as regclass)
          from pg_class c
          join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
         where c.relkind = 'r' and c.relnamespace = cast('public' as regnamespace)
           and c.relowner = (select oid from pg_roles where rolname = current_user)
           and c.relname not in ('tenant_standing', 'job', 'inbox', 'outbox')
         order by c.oid desc
    loop
        begin
            execute format(
                'delete from %1$s where ctid = any (array(
                     select ctid from %1$s
                      where tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid limit $1))',
                name) using most;
            get diagnostics gone = row_count;
            removed := removed + gone;
        exception when foreign_key_violation then
            -- what refers to it goes first, if not in this turn
            null;
        end;
    end loop;
    delete from job where ctid = any (array(
        select ctid from job
         where tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid and kind <> 'tenant-removal' limit most));
    get diagnostics gone = row_count;
    return removed + gone;
end
$$;
revoke all on function remove_tenant from public;
grant execute on function remove_tenant to ${service}_app;
