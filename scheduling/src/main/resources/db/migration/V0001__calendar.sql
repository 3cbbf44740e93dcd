-- The local copy of what can be booked and of who can book it, told by clinic and patient.
-- Snapshots arrive in any order, so no table refers to another; names stay where they are owned.

create table clinic (
    tenant_id uuid    not null,
    id        uuid    not null,
    revision  bigint  not null,
    timezone  text    not null,
    archived  boolean not null,
    primary key (tenant_id, id)
);
call tenant_table('clinic');

create table practitioner (
    tenant_id  uuid    not null,
    id         uuid    not null,
    revision   bigint  not null,
    category   text    not null,
    clinic_ids uuid[]  not null,
    archived   boolean not null,
    primary key (tenant_id, id)
);
call tenant_table('practitioner');

create table resource (
    tenant_id   uuid    not null,
    id          uuid    not null,
    revision    bigint  not null,
    clinic_id   uuid    not null,
    kind        text    not null check (kind in ('room', 'device')),
    device_type text,
    archived    boolean not null,
    primary key (tenant_id, id)
);
create index resource_by_clinic on resource (tenant_id, clinic_id);
call tenant_table('resource');

create table treatment (
    tenant_id        uuid    not null,
    id               uuid    not null,
    revision         bigint  not null,
    duration_minutes integer not null check (duration_minutes > 0),
    buffer_minutes   integer not null check (buffer_minutes >= 0),
    amount           numeric not null check (amount >= 0),
    currency         char(3) not null,
    requires         jsonb   not null,
    archived         boolean not null,
    primary key (tenant_id, id)
);
comment on column treatment.requires is '{categories[], resourceKinds[], deviceTypes[]}';
call tenant_table('treatment');

create table hours (
    tenant_id  uuid   not null,
    clinic_id  uuid   not null,
    subject_id uuid   not null,
    revision   bigint not null,
    weekly     jsonb  not null,
    exceptions jsonb  not null,
    primary key (tenant_id, clinic_id, subject_id)
);
comment on column hours.subject_id is 'the clinic itself, or a practitioner who works there';
comment on column hours.weekly is '[{day, from, to}] on the wall clock of the clinic';
comment on column hours.exceptions is '[{date, closed, from, to}], before the weekly ones on their date';
call tenant_table('hours');

create table patient (
    tenant_id     uuid    not null,
    id            uuid    not null,
    erased        boolean not null,
    clinic_ids    uuid[]  not null default '{}',
    stopped_until timestamptz,
    primary key (tenant_id, id)
);
comment on column patient.clinic_ids is 'whose people knew them from the first; empty for the whole group''s';
comment on column patient.stopped_until is 'until when nobody is booked, as they are being erased';
call tenant_table('patient');
