-- Who saw or changed what of whom. Append-only, numbered without gaps for each tenant, and chained: each entry's seal is
-- over what it says and the seal before, keyed, so that nobody changes or takes out one from the database alone. What is
-- older than some years is forgotten.
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
call worker_table('access_entry', 'select, delete');
-- and nobody what is not
create policy aged on access_entry as restrictive for delete to ${service}_relay
    using (at < now() - interval '365 days');

-- Where a log begins of which older entries are forgotten: on the last of those the first one that is left follows.
create table access_beginning (
    tenant_id   uuid    not null primary key,
    number      bigint  not null check (number > 0),
    seal        bytea   not null,
    is_intact   boolean not null,
    endorsement bytea   not null
);
comment on column access_beginning.is_intact is 'whether all that is forgotten was as it was written';
comment on column access_beginning.endorsement is 'a keyed seal of the row, so that nobody makes one who takes entries away';
call tenant_table('access_beginning', 'select');
call worker_table('access_beginning', 'select, insert, update');
