-- Processes over several services: how far each is. What happened to it is in its stream of events.
create table workflow (
    tenant_id   uuid        not null,
    id          uuid        not null,
    kind        text        not null check (length(kind) between 1 and 60),
    actor       uuid,
    state       text        not null check (state in ('running', 'undoing', 'completed', 'undone')),
    step        text        check (length(step) <= 60),
    tries       integer     not null default 0,
    failures    integer     not null default 0,
    failure     text        check (length(failure) <= 200),
    began_at    timestamptz not null default now(),
    deadline_at timestamptz not null,
    due_at      timestamptz not null default now(),
    ended_at    timestamptz,
    primary key (tenant_id, id),
    check ((ended_at is null) = (state in ('running', 'undoing')))
);
comment on column workflow.id is 'also of its stream, and of the key that seals what is personal in it';
comment on column workflow.actor is 'who began it';
comment on column workflow.step is 'that is next, or is undone next';
comment on column workflow.tries is 'of that, in vain; failures are those of them where nobody was away';
-- an operator looks across tenants, and so does who forgets: indexes that do not begin with the tenant
create index workflow_by_due on workflow (deadline_at) where ended_at is null;
create index workflow_by_end on workflow (ended_at) where ended_at is not null;
create index workflow_by_failure on workflow (ended_at) where state = 'undone';
call tenant_table('workflow', 'select, insert, update');
call worker_table('workflow', 'select, delete');
