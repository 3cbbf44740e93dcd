-- What a tenant books from. Nothing is deleted: who is archived stays readable for the past.

create table clinic (
    tenant_id uuid    not null,
    id        uuid    not null,
    name      text    not null check (char_length(name) between 1 and 200),
    timezone  text    not null,
    address   text    check (char_length(address) <= 500),
    archived  boolean not null,
    version   integer not null check (version > 0),
    primary key (tenant_id, id)
);
create index clinic_shown on clinic (tenant_id, id) where not archived;
call tenant_table('clinic', 'select, insert, update');
call portable_table('clinic', 'clinics');

create table practitioner (
    tenant_id           uuid    not null,
    id                  uuid    not null,
    name                text    not null check (char_length(name) between 1 and 200),
    category            text    not null,
    council             text,
    registration_number text,
    registration_state  text,
    clinic_ids          uuid[]  not null check (cardinality(clinic_ids) between 1 and 100),
    archived            boolean not null,
    version             integer not null check (version > 0),
    primary key (tenant_id, id),
    constraint registered_or_not check (
        (council is null) = (registration_number is null)
        and (council is null) = (registration_state is null))
);
create index practitioner_shown on practitioner (tenant_id, id) where not archived;
call tenant_table('practitioner', 'select, insert, update');
call portable_table('practitioner', 'practitioners');

create table resource (
    tenant_id   uuid    not null,
    id          uuid    not null,
    clinic_id   uuid    not null,
    name        text    not null check (char_length(name) between 1 and 200),
    kind        text    not null check (kind in ('ROOM', 'DEVICE')),
    device_type text,
    archived    boolean not null,
    version     integer not null check (version > 0),
    primary key (tenant_id, id),
    foreign key (tenant_id, clinic_id) references clinic (tenant_id, id),
    constraint devices_have_a_type check ((kind = 'DEVICE') = (device_type is not null))
);
create index resource_by_clinic on resource (tenant_id, clinic_id, id) where not archived;
create index resource_shown on resource (tenant_id, id) where not archived;
call tenant_table('resource', 'select, insert, update');
call portable_table('resource', 'resources');

create table treatment (
    tenant_id        uuid          not null,
    id               uuid          not null,
    name             text          not null check (char_length(name) between 1 and 200),
    duration_minutes integer       not null check (duration_minutes between 5 and 720),
    buffer_minutes   integer       not null check (buffer_minutes between 0 and 240),
    price_amount     numeric       not null check (price_amount >= 0),
    price_currency   text          not null,
    categories       text[]        not null,
    resource_kinds   text[]        not null,
    device_types     text[]        not null,
    archived         boolean       not null,
    version          integer       not null check (version > 0),
    primary key (tenant_id, id)
);
create index treatment_shown on treatment (tenant_id, id) where not archived;
call tenant_table('treatment', 'select, insert, update');
call portable_table('treatment', 'treatments');

-- When a clinic is open (its own id is the subject), and when a practitioner works there.
create table hours (
    tenant_id  uuid    not null,
    subject_id uuid    not null,
    clinic_id  uuid    not null,
    subject    text    not null check (subject in ('CLINIC', 'PRACTITIONER')),
    weekly     jsonb   not null,
    exceptions jsonb   not null,
    version    integer not null check (version > 0),
    primary key (tenant_id, subject_id, clinic_id),
    foreign key (tenant_id, clinic_id) references clinic (tenant_id, id)
);
call tenant_table('hours', 'select, insert, update');
call portable_table('hours', 'hours');
