-- What is to be done later, for a tenant; a job's row goes when it is done. A queue, like the outbox: on Citus it stays on the
-- coordinator.
create table job (
    tenant_id  uuid        not null,
    id         uuid        not null,
    kind       text        not null check (length(kind) between 1 and 60),
    unique_key uuid        not null,
    owner      uuid,
    subject    uuid,
    payload    text        not null check (length(payload) <= 4096),
    cron       text        check (length(cron) <= 100),
    zone       text,
    state      text        not null default 'waiting' check (state in ('waiting', 'ready', 'running', 'failed')),
    due_at     timestamptz not null,
    runs       integer     not null default 0,
    failures   integer     not null default 0,
    losses     integer     not null default 0,
    failure    text        check (length(failure) <= 200),
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, kind, unique_key),
    check ((cron is null) = (zone is null))
);
comment on column job.unique_key is 'a tenant has one job of a kind with it; the job''s own id where nobody said';
comment on column job.owner is 'what it belongs to, and is cancelled with';
comment on column job.subject is 'the person that it is about, and is forgotten with';
comment on column job.payload is 'ids, times and numbers; never personal data';
comment on column job.due_at is 'of a running job, when its lease ends; of a failed one, since when it is';
comment on column job.runs is 'counts how often it was taken: whoever took it before may not end it';
comment on column job.losses is 'counts the runs of which nothing was heard until their lease ended';
create index job_by_owner on job (tenant_id, owner) where owner is not null;
create index job_by_subject on job (tenant_id, subject) where subject is not null;
-- the workers look across tenants: indexes that do not begin with the tenant
create index job_by_due on job (due_at) where state in ('waiting', 'running');
create index job_by_turn on job (kind, tenant_id, due_at) where state = 'ready';
create index job_by_failure on job (due_at) where state = 'failed';
call tenant_table('job');
call worker_table('job', 'select, update (state, due_at, runs, failures, losses, failure), delete');
