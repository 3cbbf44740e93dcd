-- Tenancy, the event store, the outbox and the inbox: in every service's database.

-- Every table with rows of tenants ends its definition with this call: rows of other tenants do not
-- exist for whoever reads it, its owner included, and the application may work on its own.
create procedure tenant_table(name regclass, privileges text default 'select, insert, update, delete')
language plpgsql as $$
begin
    execute format('alter table %s enable row level security', name);
    execute format('alter table %s force row level security', name);
    execute format(
        'create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)',
        name);
    execute format('grant %s on %s to ${service}_app', privileges, name);
end
$$;

-- Opens a queue of all tenants to the background workers, which have a role of their own.
create procedure worker_table(name regclass, privileges text)
language plpgsql as $$
begin
    execute format('create policy worker on %s to ${service}_relay using (true)', name);
    execute format('grant %s on %s to ${service}_relay', privileges, name);
end
$$;

-- What happened, in order, per stream. Append-only, and kept for good: nobody may change the past. It
-- grows with what happens; no statement reads more of it than one stream.
create table event (
    tenant_id      uuid        not null,
    stream         uuid        not null,
    version        integer     not null check (version > 0),
    event_id       uuid        not null,
    aggregate      text        not null,
    type           text        not null,
    schema_version integer     not null check (schema_version > 0),
    readable_from  integer     not null default 1 check (readable_from between 1 and schema_version),
    subject        uuid,
    data           jsonb       not null,
    metadata       jsonb       not null,
    recorded_at    timestamptz not null default now(),
    primary key (tenant_id, stream, version)
);
comment on column event.event_id is 'what others know it by, however often it is published';
comment on column event.readable_from is 'the oldest version of the code''s record that reads it';
comment on column event.subject is 'the person whose key seals the personal data in this event';
call tenant_table('event', 'select, insert');

-- States of long streams, so that not all of their events are read: what the rules of a version have made of them. Each
-- can be thrown away at any time.
create table snapshot (
    tenant_id uuid        not null,
    stream    uuid        not null,
    fold      integer     not null,
    aggregate text        not null,
    version   integer     not null check (version > 0),
    state     text        not null,
    subject   uuid,
    data      jsonb       not null,
    taken_at  timestamptz not null default now(),
    primary key (tenant_id, stream, fold)
);
comment on column snapshot.fold is 'version of the rules, whose snapshots others do not look at';
comment on column snapshot.version is 'of the stream with the last event in it';
comment on column snapshot.state is 'name of the record that the data are of';
comment on column snapshot.subject is 'the person whose key seals the personal data in it';
create index snapshot_by_subject on snapshot (tenant_id, subject);
-- the workers forget what is old of all tenants: an index that does not begin with the tenant
create index snapshot_by_time on snapshot (taken_at);
call tenant_table('snapshot');
call worker_table('snapshot', 'select, delete');

-- What must still reach Kafka. A lane keeps its order; a stream is always in the same lane.
create table outbox (
    tenant_id     uuid        not null,
    id            bigint      not null generated always as identity,
    lane          smallint    not null,
    event_id      uuid        not null,
    key           uuid        not null,
    version       integer,
    type          text        not null,
    data_schema   text        not null,
    data          text        not null,
    causation     uuid,
    correlation   uuid,
    traceparent   text,
    occurred_at   timestamptz not null default now(),
    waiting_since timestamptz not null default now(),
    is_repeated   boolean     not null default false,
    primary key (tenant_id, id)
);
comment on column outbox.waiting_since is 'since when it is to be told; later than it occurred, if it is told again';
comment on column outbox.is_repeated is 'whether others were told of it before';
comment on column outbox.version is 'of the stream whose event it is; null for news of what has no stream';
comment on column outbox.causation is 'the event that it is an effect of, if any; correlation is the one that began it all';
-- the relay reads a lane across tenants: the one index that does not begin with the tenant
create index outbox_by_lane on outbox (lane, id);
call tenant_table('outbox', 'insert');
call worker_table('outbox', 'select, delete');

-- Which instance relays a lane, and until when; whoever takes it over counts the epoch on. Rows of no tenant.
create table outbox_lease (
    lane  smallint    primary key,
    owner uuid,
    epoch bigint      not null default 0,
    until timestamptz not null default '-infinity'
);
insert into outbox_lease (lane) select generate_series(0, 7);
grant select, update on outbox_lease to ${service}_relay;

-- The instances that relay, among whom the lanes are shared; who says nothing until then is gone.
create table outbox_relay (
    instance uuid        primary key,
    until    timestamptz not null
);
grant select, insert, update, delete on outbox_relay to ${service}_relay;

-- Which events from elsewhere had their effect here already.
create table inbox (
    tenant_id   uuid        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (tenant_id, event_id)
);
-- the workers forget what all tenants heard long ago: an index that does not begin with the tenant
create index inbox_by_time on inbox (received_at);
call tenant_table('inbox', 'select, insert');
call worker_table('inbox', 'select, delete');
