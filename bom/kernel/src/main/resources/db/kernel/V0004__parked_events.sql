-- Events from elsewhere that failed, with all that came after them for the same key: no later one passes an earlier one.

-- A key whose events wait. Its row is what the consumer looks for before an event has its effect.
create table parked_key (
    tenant_id      uuid        not null,
    source         text        not null,
    key            uuid        not null,
    events         integer     not null check (events > 0),
    attempts       integer     not null,
    failure        text        not null,
    awaits         uuid,
    waiting_since  timestamptz not null default now(),
    due_at         timestamptz not null,
    awaits_version boolean     not null default false,
    primary key (tenant_id, source, key)
);
comment on column parked_key.source is 'the service whose topic they came from';
comment on column parked_key.attempts is 'of the first event, in vain';
comment on column parked_key.awaits is 'the aggregate of which nothing was heard yet, if that is why';
comment on column parked_key.waiting_since is 'since when the first event is the first one';
comment on column parked_key.due_at is 'when the first event is tried again; infinity for a dead letter, which an operator decides on';
comment on column parked_key.awaits_version is 'whether a newer version of the service is what the first event waits for';
-- a new release tries at once what waits for one: an index that does not begin with the tenant
create index parked_key_by_need on parked_key (due_at) where awaits_version;
-- the workers retry for all tenants, and show dead letters in this order: an index that does not begin with the tenant
create index parked_key_by_due on parked_key (due_at, tenant_id, source, key);
create index parked_key_by_awaited on parked_key (tenant_id, awaits) where awaits is not null;
call tenant_table('parked_key');
call worker_table('parked_key', 'select, update (due_at)');

create table parked_event (
    tenant_id   uuid        not null,
    source      text        not null,
    key         uuid        not null,
    position    bigint      not null generated always as identity,
    event_id    uuid        not null,
    type        text        not null,
    data_schema text        not null,
    occurred_at timestamptz not null,
    version     bigint      not null,
    correlation uuid        not null,
    traceparent text,
    data        bytea       not null,
    parked_at   timestamptz not null default now(),
    primary key (tenant_id, source, key, position),
    unique (tenant_id, event_id)
);
comment on column parked_event.data is 'sealed by the tenant''s key';
-- an operator asks for an event by its id: an index that does not begin with the tenant
create index parked_event_by_id on parked_event (event_id);
call tenant_table('parked_event');
call worker_table('parked_event', 'select');

-- What an operator decided against.
create table discarded_event (
    tenant_id    uuid        not null,
    event_id     uuid        not null,
    source       text        not null,
    key          uuid        not null,
    type         text        not null,
    reason       text        not null,
    discarded_at timestamptz not null default now(),
    primary key (tenant_id, event_id)
);
comment on column discarded_event.reason is 'in the operator''s words';
-- an operator looks across tenants, and so does who forgets: an index that does not begin with the tenant
create index discarded_event_by_time on discarded_event (discarded_at);
call tenant_table('discarded_event', 'select, insert');
call worker_table('discarded_event', 'select, delete');
