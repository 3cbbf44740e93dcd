-- What is made anew of the stored events: read models, and what others were told. Jobs go through the streams, and say here
-- how far they are.

-- Whose events there are, the workers ask of all tenants; of the events themselves they see nothing.
call worker_table('event', 'select (tenant_id)');

-- How far a tenant's read model is compared with its events; one row of each, the last time.
create table rebuild (
    tenant_id     uuid        not null,
    model         text        not null check (length(model) between 1 and 60),
    run           uuid        not null,
    corrects      boolean     not null,
    phase         text        not null check (phase in ('streams', 'rows', 'settling', 'done')),
    position      uuid        not null,
    pass          integer     not null default 1,
    has_corrected boolean     not null default false,
    settles       xid8,
    streams       bigint      not null default 0,
    events        bigint      not null default 0,
    differing     bigint      not null default 0,
    corrected     bigint      not null default 0,
    examples      uuid[]      not null default '{}' check (cardinality(examples) <= 20),
    started_at    timestamptz not null default now(),
    updated_at    timestamptz not null default now(),
    primary key (tenant_id, model)
);
comment on column rebuild.position is 'up to which stream, or whose rows, all is done: the checkpoint';
comment on column rebuild.pass is 'how often it is gone through: once more after something was put right';
comment on column rebuild.settles is 'the transaction before which all must have ended until then';
comment on column rebuild.examples is 'whose rows were not what events say; some of them';
-- an operator sees those of all tenants: an index that does not begin with the tenant
create index rebuild_by_time on rebuild (updated_at);
call tenant_table('rebuild', 'select, insert, update');
call worker_table('rebuild', 'select');

-- What others are told again, and how far.
create table republication (
    tenant_id    uuid        not null,
    id           uuid        not null,
    stream       uuid,
    type         text        check (length(type) <= 200),
    since        timestamptz,
    until        timestamptz,
    with_effects boolean     not null,
    phase        text        not null check (phase in ('streams', 'standings', 'done')),
    part         smallint    not null,
    position     uuid        not null,
    told         bigint      not null default 0,
    started_at   timestamptz not null default now(),
    updated_at   timestamptz not null default now(),
    primary key (tenant_id, id)
);
comment on column republication.stream is 'the only one; null for all';
comment on column republication.part is 'of the kinds of what has no events, which is next';
-- an operator sees those of all tenants, and the workers forget them: an index that does not begin with the tenant
create index republication_by_time on republication (updated_at);
call tenant_table('republication', 'select, insert, update');
call worker_table('republication', 'select, delete');
