-- Whom we write to, as the patient service says; of the erased, only that they were.
create table contact (
    tenant_id  uuid    not null,
    patient_id uuid    not null,
    revision   bigint  not null,
    name       text,
    email      text,
    language   text,
    erased     boolean not null,
    primary key (tenant_id, patient_id),
    check (erased = (name is null) and erased = (language is null)),
    check (email is null or not erased)
);
call tenant_table('contact');

-- In which clinics they are known: where they were registered, and where they were booked; whichever is heard first.
create table contact_clinic (
    tenant_id  uuid not null,
    patient_id uuid not null,
    clinic_id  uuid not null,
    primary key (tenant_id, patient_id, clinic_id)
);
call tenant_table('contact_clinic', 'select, insert, delete');

-- How a patient wants to be reached; by e-mail and in their language when they never said.
create table preference (
    tenant_id  uuid    not null,
    patient_id uuid    not null,
    version    integer not null,
    email      boolean not null,
    language   text,
    primary key (tenant_id, patient_id)
);
call tenant_table('preference');
call portable_table('preference', 'preferences');

-- What appointments are about, as the clinic service says.
create table clinic (
    tenant_id uuid   not null,
    id        uuid   not null,
    revision  bigint not null,
    name      text   not null,
    timezone  text   not null,
    address   text,
    primary key (tenant_id, id)
);
call tenant_table('clinic');

create table treatment (
    tenant_id uuid    not null,
    id        uuid    not null,
    revision  bigint  not null,
    name      text    not null,
    amount    numeric not null,
    currency  char(3) not null,
    primary key (tenant_id, id)
);
call tenant_table('treatment');

create table practitioner (
    tenant_id uuid   not null,
    id        uuid   not null,
    revision  bigint not null,
    name      text   not null,
    primary key (tenant_id, id)
);
call tenant_table('practitioner');

-- How many messages a tenant has had sent on the last day that it had any sent.
create table mail_quota (
    tenant_id uuid    not null primary key,
    day       date    not null,
    taken     integer not null check (taken >= 0)
);
call tenant_table('mail_quota');

-- Tenants one of whose owners has proved their address.
create table known_sender (
    tenant_id uuid not null primary key
);
call tenant_table('known_sender', 'select, insert');

-- Wordings that a tenant prefers to ours.
create table template (
    tenant_id uuid    not null,
    name      text    not null,
    language  text    not null,
    version   integer not null,
    subject   text    not null,
    body      text    not null,
    primary key (tenant_id, name, language)
);
call tenant_table('template');
call portable_table('template', 'templates');

-- What we say to patients about their appointments. Whom it is written to, and in what words, is seen when it is sent; what is
-- kept of that goes when the patient is erased.
create table message (
    tenant_id       uuid        not null,
    id              uuid        not null,
    kind            text        not null,
    channel         text        not null,
    status          text        not null,
    reason          text,
    patient_id      uuid        not null,
    appointment_id  uuid        not null,
    clinic_id       uuid        not null,
    treatment_id    uuid        not null,
    practitioner_id uuid        not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    previous_start  timestamptz,
    amount          numeric,
    currency        char(3),
    sequence        integer     not null,
    tries           integer     not null default 0 check (tries between 0 and 2),
    taken_until     timestamptz,
    recipient       text,
    language        text,
    subject         text,
    created_at      timestamptz not null,
    sent_at         timestamptz,
    primary key (tenant_id, id),
    check ((sent_at is not null) = (status = 'sent')),
    check ((reason is not null) = (status in ('failed', 'skipped')))
);
comment on column message.amount is 'what the patient was promised, where that is known';
comment on column message.sequence is 'how many there were about the appointment before';
comment on column message.tries is 'how often it was begun to be sent without its being known how that ended';
comment on column message.taken_until is 'until then it may be on its way, and later ones about the appointment wait';
create index message_by_time on message (tenant_id, created_at, id);
create index message_by_status on message (tenant_id, status, created_at, id);
create index message_by_patient on message (tenant_id, patient_id, created_at, id);
create index message_by_appointment on message (tenant_id, appointment_id);
-- the workers forget what was written long ago: the one index that does not begin with the tenant
create index message_by_age on message (created_at);
call tenant_table('message', 'select, insert, update');
call portable_table('message', 'messages', '{tries, taken_until, sequence}');
call worker_table('message', 'select (created_at), delete');
