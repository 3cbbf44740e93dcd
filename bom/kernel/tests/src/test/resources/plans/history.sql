-- one stream of the large tenant is long
insert into event (tenant_id, stream, version, event_id, aggregate, type, schema_version, data, metadata)
select tenant,
       id('stream', case when key between 18000 and 20000 then 4500 else key / 4 end),
       case when key between 18000 and 20000 then key - 17999 else key % 4 + 1 end,
       id('event', key), 'tally', 'counted', 1, jsonb_build_object('n', n), '{}'
  from history(20000, 4);

insert into snapshot (tenant_id, stream, fold, aggregate, version, state, subject, data, taken_at)
select tenant, id('stream', key), 1, 'tally', case key when 4500 then 1960 else 2 end, 'Tally', id('subject', key), '{}',
       now() - n * interval '10 minutes'
  from history(20000, 1);

-- nothing stays here for long, unless Kafka is away
insert into outbox (tenant_id, lane, event_id, key, type, data_schema, data)
select tenant, key % 8, id('event', key), id('stream', key / 4), 'io.neonpro.counted.v1', '', '{}' from history(20000, 4);

insert into inbox (tenant_id, event_id, received_at)
select tenant, id('event', key), now() - n * interval '10 minutes' from history(20000, 4);

insert into discarded_event (tenant_id, event_id, source, key, type, reason, discarded_at)
select tenant, id('event', key), 'elsewhere', id('stream', key), 'io.neonpro.counted.v1', 'test data', now() - n * interval '1 minute'
  from history(20000, 4);

insert into idempotency (tenant_id, actor, key, request, status, location, etag, body, subject, created_at)
select tenant, id('actor', n % 10), 'key ' || n, sha256('digest'), 201, '', '', 'x', id('subject', key),
       now() - n * interval '10 seconds'
  from history(20000, 4);

insert into tenant_key (tenant_id, wrapped_key, master_key)
select distinct tenant, cast('x' as bytea), '1' from history(1, 1);

insert into subject_key (tenant_id, subject_id, wrapped_key)
select tenant, id('subject', key), cast('x' as bytea) from history(20000, 4);

-- nearly all are due some day; some are late, some run, some have failed
insert into job (tenant_id, id, kind, unique_key, owner, subject, payload, state, due_at, runs)
select tenant, id('job', key), 'remind', id('key', key), id('owner', key), id('person', n % 2000), '{}', state, due_at, 1
  from history(20000, 4)
 cross join lateral (
       select case when key <= 10 then 'running' when n = 1 or key <= 300 then 'ready' when key <= 400 then 'failed'
                   else 'waiting' end) as job (state)
 cross join lateral (
       select now() + case when state = 'failed' then key * interval '-1 hour'
                           when state = 'ready' or key <= 1000 then interval '-1 minute'
                           else n * interval '1 minute' end) as clock (due_at);

-- nearly all are over, most of them completed
insert into workflow (tenant_id, id, kind, state, step, deadline_at, ended_at)
select tenant, id('workflow', key), 'sign-up', state, case when state = 'running' then 'register' end, now() - n * interval '1 minute',
       case when state <> 'running' then now() - n * interval '1 minute' end
  from history(20000, 4)
 cross join lateral (
       select case when key <= 300 then 'running' when n % 20 = 0 then 'undone' else 'completed' end) as one (state);

-- every twentieth key waits for an operator, every fiftieth of the others for a new release
insert into parked_key (tenant_id, source, key, events, attempts, failure, awaits, due_at, awaits_version)
select tenant, 'elsewhere', id('stream', key), 4, 1, 'full', case when n % 20 = 1 then id('awaited', key) end,
       case when n % 20 = 0 then 'infinity' else now() + n * interval '10 seconds' end, key % 50 = 7
  from history(20000, 1);

insert into parked_event (tenant_id, source, key, event_id, type, data_schema, occurred_at, version, correlation, data)
select tenant, 'elsewhere', id('stream', key / 4), id('event', key), 'io.neonpro.counted.v1', '', now(), 1, id('event', key), 'x'
  from history(8000, 4);

insert into rebuild (tenant_id, model, run, corrects, phase, position, updated_at)
select tenant, 'tally ' || n, id('run', key), true, 'done', id('stream', key), now() - n * interval '1 minute'
  from history(20, 1);

insert into republication (tenant_id, id, with_effects, phase, part, position, updated_at)
select tenant, id('republication', key), false, 'done', 0, id('stream', key), now() - n * interval '10 seconds'
  from history(20000, 4);

insert into tenant_settings (tenant_id, part, revision, settings)
select tenant, 'configuration', 1, '{"billing": {"dueDays": 10}}' from history(1, 1);

insert into tenant_standing (tenant_id, revision, standing) select tenant, 1, 'closed' from history(1, 1);

insert into access_entry (tenant_id, number, at, actor, action, subject, seal)
select tenant, n, now() - (20000 - n) * interval '3 hours', id('user', n % 20), 'record.read', id('person', n % 1000), 'x'
  from history(20000, 4);

insert into access_beginning (tenant_id, number, seal, is_intact, endorsement)
select tenant, 1, 'x', true, 'x' from history(1, 1);
