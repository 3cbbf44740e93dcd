-- Who and what is occupied when. The exclusion constraint is the promise of this service: one
-- practitioner, room, device or patient is never in two places at once, whoever writes here.
create table occupation (
    tenant_id   uuid      not null,
    resource_id uuid      not null,
    during      tstzrange not null check (not isempty(during)),
    kind        text      not null check (kind in ('practitioner', 'room', 'device', 'patient')),
    holder_id   uuid      not null,
    expires_at  timestamptz,
    primary key (tenant_id, holder_id, resource_id),
    constraint nobody_is_occupied_twice
        exclude using gist (tenant_id with =, resource_id with =, during with &&)
);
comment on column occupation.holder_id is 'the appointment, or the hold';
comment on column occupation.expires_at is 'when a hold lapses; null for an appointment';
call tenant_table('occupation');

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
    primary key (tenant_id, id)
);
create index appointment_by_start on appointment (tenant_id, starts_at, id);
create index appointment_by_clinic on appointment (tenant_id, clinic_id, starts_at, id);
create index appointment_by_practitioner
    on appointment (tenant_id, practitioner_id, starts_at, id);
create index appointment_by_patient on appointment (tenant_id, patient_id, starts_at, id);
comment on column appointment.timezone is 'of the clinic when it was booked: on whose clock times are shown';
call tenant_table('appointment');
