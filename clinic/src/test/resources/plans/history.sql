insert into tenant (tenant_id, name, slug, timezone, owner_id, clinic_id, configuration, version)
select tenant, 'Aurora', 'aurora-' || key, 'America/Sao_Paulo', id('user', key), id('clinic', key), '{}', 1
  from history(1, 1);

insert into slug (name, claimed) select 'aurora-' || key, tenant from history(1, 1);

insert into sign_up (key_digest, request_digest, sign_up, tenant, owner, clinic, asked_at)
select cast('key ' || n as bytea), '', id('workflow', n), id('tenant', n), id('user', n), id('clinic', n), now() - n * interval '20 seconds'
  from generate_series(1, 5000) n;

-- whoever has a hundred clinics has archived many things
insert into clinic (tenant_id, id, name, timezone, archived, version)
select tenant, id('clinic', key), 'Jardins', 'America/Sao_Paulo', n > 100, 1 from history(2000, 1);

insert into practitioner (tenant_id, id, name, category, clinic_ids, archived, version)
select tenant, id('practitioner', key), 'Beatriz', 'biomedic', array[id('clinic', n % 20)], n > 200, 1
  from history(5000, 2);

insert into resource (tenant_id, id, clinic_id, name, kind, archived, version)
select tenant, id('resource', key), id('clinic', n % 20), 'Sala', 'ROOM', n > 1000, 1 from history(5000, 20);

insert into treatment (tenant_id, id, name, duration_minutes, buffer_minutes, price_amount, price_currency, categories,
                       resource_kinds, device_types, archived, version)
select tenant, id('treatment', key), 'Limpeza', 60, 0, 180, 'BRL', '{}', '{}', '{}', n > 500, 1 from history(5000, 2);

insert into hours (tenant_id, subject_id, clinic_id, subject, weekly, exceptions, version)
select tenant, id('practitioner', key), id('clinic', n % 20), 'PRACTITIONER', '[]', '[]', 1 from history(5000, 2);

insert into closing (tenant_id, workflow, closes_at) select tenant, id('workflow', key), now() from history(1, 1);

insert into event (tenant_id, stream, version, event_id, aggregate, type, schema_version, data, metadata)
select tenant, tenant, n, id('event', key), 'tenant', 'io.neonpro.tenant.configuration-changed', 1, '{}', '{}'
  from history(2000, 2);

insert into tenant_export (tenant_id, id, asked_at, expires_at, taken_at, files)
select tenant, id('export', key), now() - n * interval '1 day', now() - n * interval '1 day', now() - n * interval '1 day', 12
  from history(500, 1);
