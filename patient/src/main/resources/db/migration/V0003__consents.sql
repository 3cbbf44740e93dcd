-- What patients consented to, and since when no longer.
create table consent (
    tenant_id     uuid        not null,
    id            uuid        not null,
    patient_id    uuid        not null,
    purpose       text        not null,
    terms_version text        not null,
    channel       text        not null,
    given_at      timestamptz not null,
    revoked_at    timestamptz,
    primary key (tenant_id, id),
    foreign key (tenant_id, patient_id) references patient on delete cascade
);
create index consent_by_patient on consent (tenant_id, patient_id, id);
call tenant_table('consent');
