-- What people have asked of the controller of their data (LGPD art. 18), until when it is due, and what became of it. It names
-- nobody but by the patient's id, so it stays as proof when the person is erased.
create table subject_request (
    tenant_id   uuid        not null,
    id          uuid        not null,
    patient_id  uuid        not null,
    kind        text        not null,
    state       text        not null check (state in ('open', 'under-way', 'fulfilled', 'refused')),
    version     integer     not null default 0,
    received_at timestamptz not null,
    due_at      timestamptz not null,
    actor       uuid,
    reason      text        check (length(reason) <= 60),
    legal_basis text        check (length(legal_basis) <= 200),
    kept_until  date,
    closed_at   timestamptz,
    primary key (tenant_id, id),
    check ((closed_at is not null) = (state in ('fulfilled', 'refused')))
);
comment on column subject_request.version is 'how much has happened to it';
comment on column subject_request.actor is 'who took it in; null where nobody is known';
comment on column subject_request.reason is 'why it was refused, in kebab-case';
comment on column subject_request.legal_basis is 'of what was refused, or is kept all the same';
create index subject_request_by_deadline on subject_request (tenant_id, due_at, id);
create index subject_request_by_state on subject_request (tenant_id, state, due_at, id);
create index subject_request_by_patient on subject_request (tenant_id, patient_id, due_at, id);
-- what is late in all tenants is counted
create index subject_request_by_due_at on subject_request (due_at) where state in ('open', 'under-way');
-- of whom a record is kept though they are erased: few
create index subject_request_retained on subject_request (tenant_id, id)
    where kind = 'erasure' and (kept_until is not null or state = 'under-way');
-- what is asked for twice is one request
create unique index subject_request_erasing on subject_request (tenant_id, patient_id)
    where kind = 'erasure' and closed_at is null;
call tenant_table('subject_request', 'select, insert, update');
call worker_table('subject_request', 'select (state, due_at)');
call portable_table('subject_request', 'data-subject-requests');

-- What happened to each, for good: the application may only add to it.
create table subject_request_step (
    tenant_id   uuid        not null,
    request_id  uuid        not null,
    id          uuid        not null,
    what        text        not null check (length(what) between 1 and 60),
    actor       uuid,
    happened_at timestamptz not null,
    primary key (tenant_id, request_id, id),
    foreign key (tenant_id, request_id) references subject_request (tenant_id, id)
);
call tenant_table('subject_request_step', 'select, insert');
call portable_table('subject_request_step', 'data-subject-request-steps');
