-- What patients consented to, and since when no longer.
create table consent (
    tenant_id     uuid        not null,
    id            uuid        not null,
    patient_id    uuid        not null,
    purpose       text        not null,
    terms_version text        not null,
    channel       text        not null,
    given_at      timestamptz not null,
    recorded_by   uuid,
    revoked_at    timestamptz,
    revoked_by    uuid,
    primary key (tenant_id, id),
    foreign key (tenant_id, patient_id) references patient on delete cascade
);
create index consent_by_patient on consent (tenant_id, patient_id, id);
comment on column consent.recorded_by is 'the user who took note of it';
call tenant_table('consent');
call portable_table('consent', 'consents');
