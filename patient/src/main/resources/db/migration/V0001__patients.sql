-- Who the patients are, as the directory shows and finds them; what happened to them is in `event`.
create table patient (
    tenant_id  uuid    not null,
    id         uuid    not null,
    version    integer not null check (version > 0),
    name       text    not null,
    -- folded to lower case without accents, so that Álvaro is beside Alvaro
    sort_name  text    not null collate "C",
    birth_date date    not null,
    cpf        text    check (cpf ~ '^[0-9]{11}$'),
    email      text,
    phone      text    check (phone ~ '^\+[1-9][0-9]{7,14}$'),
    language   text    not null,
    primary key (tenant_id, id)
);
create unique index patient_cpf on patient (tenant_id, cpf);
create index patient_by_name on patient (tenant_id, sort_name, id);
call tenant_table('patient');
call portable_table('patient', 'patients', '{sort_name}');

-- The words and numbers a patient is found by, each from its beginning. Ordinary b-tree ranges and
-- not trigrams: under row-level security an index serves only leakproof operators, which LIKE and
-- the operators of pg_trgm are not; each such search would read all patients of the tenant.
create table patient_term (
    tenant_id  uuid not null,
    patient_id uuid not null,
    term       text not null collate "C",
    in_name    boolean not null,
    primary key (tenant_id, patient_id, term),
    foreign key (tenant_id, patient_id) references patient on delete cascade
);
create index patient_by_term on patient_term (tenant_id, term, patient_id) include (in_name);
comment on column patient_term.in_name is 'a word of the name; by others those who may read names only find nobody';
call tenant_table('patient_term');

-- In which clinics a patient is known: where they were registered, and where they were booked.
create table patient_clinic (
    tenant_id  uuid not null,
    patient_id uuid not null,
    clinic_id  uuid not null,
    primary key (tenant_id, patient_id, clinic_id),
    foreign key (tenant_id, patient_id) references patient on delete cascade
);
call tenant_table('patient_clinic', 'select, insert, delete');
call portable_table('patient_clinic', 'patient-clinics');

-- Whose the appointments are that records may be about, as heard.
create table known_appointment (
    tenant_id  uuid not null,
    id         uuid not null,
    patient_id uuid not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, patient_id) references patient on delete cascade
);
create index known_appointment_of_patient on known_appointment (tenant_id, patient_id);
call tenant_table('known_appointment', 'select, insert');
