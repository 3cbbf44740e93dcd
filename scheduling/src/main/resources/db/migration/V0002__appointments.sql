-- Who and what is occupied when. The exclusion constraint is the promise of this service: one
-- practitioner, room, device or patient is never in two places at once, whoever writes here.
create table occupation (
    tenant_id   uuid      not null,
    resource_id uuid      not null,
    during      tstzrange not null check (not isempty(during)),
    kind        text      not null check (kind in ('practitioner', 'room', 'device', 'patient')),
    holder_id   uuid      not null,
    expires_at  timestamptz,
    starts_at   timestamptz generated always as (lower(during)) stored,
    ends_at     timestamptz generated always as (upper(during)) stored,
    occupied    bytea       generated always as (uuid_send(resource_id)) stored,
    primary key (tenant_id, holder_id, occupied),
    constraint nothing_lasts_longer_than_a_day check (upper(during) - lower(during) <= interval '24 hours'),
    constraint nobody_is_occupied_twice
        exclude using gist (tenant_id with =, occupied with =, during with &&)
);
-- Under a policy only plain comparisons are conditions of an index: what overlaps a time began
-- before its end, and no earlier than a day before its beginning.
create index occupation_by_start on occupation (tenant_id, resource_id, starts_at);
-- the workers look for expired holds of all tenants: an index that does not begin with the tenant
create index occupation_by_expiry on occupation (expires_at) where expires_at is not null;
-- and for what is over, likewise
create index occupation_by_end on occupation (ends_at) where expires_at is null;
call worker_table('occupation', 'select, delete');
comment on column occupation.occupied is 'the resource, by a name that no query uses: planned for any arguments, a query takes
whichever index has its columns, and these would lead it through all of the past';
comment on column occupation.holder_id is 'the appointment, or the hold';
comment on column occupation.expires_at is 'when a hold lapses; null for an appointment';
call tenant_table('occupation');

-- Whose an unexpired hold is, and what it is good for; what it occupies is above.
create table hold (
    tenant_id       uuid        not null,
    id              uuid        not null,
    caller_id       uuid        not null,
    clinic_id       uuid        not null,
    treatment_id    uuid        not null,
    practitioner_id uuid        not null,
    room_id         uuid,
    device_ids      uuid[]      not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    occupied_until  timestamptz not null,
    expires_at      timestamptz not null,
    primary key (tenant_id, id)
);
create index hold_by_caller on hold (tenant_id, caller_id, expires_at);
comment on column hold.caller_id is 'the user or service account; nobody else can use or end it';
-- the workers look for expired holds of all tenants: an index that does not begin with the tenant
create index hold_by_expiry on hold (expires_at);
call tenant_table('hold');
call worker_table('hold', 'select, delete');

-- The read model.
create table appointment (
    tenant_id       uuid        not null,
    id              uuid        not null,
    version         integer     not null,
    clinic_id       uuid        not null,
    patient_id      uuid        not null,
    treatment_id    uuid        not null,
    practitioner_id uuid        not null,
    room_id         uuid,
    device_ids      uuid[]      not null,
    starts_at       timestamptz not null,
    ends_at         timestamptz not null,
    occupied_until  timestamptz not null,
    timezone        text        not null,
    status          text        not null,
    reason          text,
    attention       text[]      not null default '{}',
    reviews         integer     not null default 0,
    primary key (tenant_id, id)
);
create index appointment_by_start on appointment (tenant_id, starts_at, id);
create index appointment_by_clinic on appointment (tenant_id, clinic_id, starts_at, id);
create index appointment_by_practitioner
    on appointment (tenant_id, practitioner_id, starts_at, id);
create index appointment_by_status on appointment (tenant_id, status, starts_at, id);
create index appointment_by_patient on appointment (tenant_id, patient_id, starts_at, id);
-- the few whom somebody must look at; of the others there is nothing in it
create index appointment_by_attention on appointment (tenant_id, starts_at, id) where attention <> '{}';
comment on column appointment.attention is 'why it cannot take place as it stands, since the calendar has changed';
comment on column appointment.reviews is 'how often attention has changed; with version, what clients know it by';
comment on column appointment.timezone is 'of the clinic when it was booked: on whose clock times are shown';
call tenant_table('appointment');
call portable_table('appointment', 'appointments');
