-- Who saw or changed what of whom. Append-only, numbered without gaps for each tenant, and chained: each entry's seal is
-- over what it says and the seal before, keyed, so that nobody changes or takes out one from the database alone.
create table access_entry (
    tenant_id uuid        not null,
    number    bigint      not null check (number > 0),
    at        timestamptz not null,
    actor     uuid,
    clinic    uuid,
    action    text        not null,
    subject   uuid,
    purpose   text,
    trace     text,
    seal      bytea       not null,
    primary key (tenant_id, number)
);
comment on column access_entry.actor is 'the user or machine';
comment on column access_entry.clinic is 'that they had picked';
comment on column access_entry.subject is 'the person whose data it was';
create index access_entry_by_subject on access_entry (tenant_id, subject, number);
create index access_entry_by_actor on access_entry (tenant_id, actor, number);
call tenant_table('access_entry', 'select, insert');
