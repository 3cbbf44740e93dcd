-- the policy of tenants' tables, as the kernel's SQL has it
create procedure tenant_table(name text) language plpgsql as $$
begin
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
        'create policy tenant on %I using '
        '(tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
    execute format('grant select, insert, update, delete on %I to ${service}_app', name);
end $$;
