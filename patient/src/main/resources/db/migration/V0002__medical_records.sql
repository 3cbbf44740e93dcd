-- The entries of the patients' medical records. The application cannot change or delete one: an
-- entry goes with its patient, which the rules refuse while the law requires the record.
create table record_entry (
    tenant_id       uuid        not null,
    id              uuid        not null,
    patient_id      uuid        not null,
    kind            text        not null,
    text            text        not null,
    occurred_at     timestamptz not null,
    practitioner_id uuid,
    appointment_id  uuid,
    corrects        uuid,
    author          uuid,
    recorded_at     timestamptz not null,
    primary key (tenant_id, id),
    unique (tenant_id, patient_id, id),
    foreign key (tenant_id, patient_id) references patient on delete cascade,
    foreign key (tenant_id, patient_id, corrects) references record_entry (tenant_id, patient_id, id)
);
create index record_entry_by_time on record_entry (tenant_id, patient_id, occurred_at, id);
call tenant_table('record_entry', 'select, insert');
call portable_table('record_entry', 'records');

-- Who practises in the group, or did, of those whom entries name.
create table known_practitioner (
    tenant_id uuid not null,
    id        uuid not null,
    primary key (tenant_id, id)
);
call tenant_table('known_practitioner', 'select, insert');
