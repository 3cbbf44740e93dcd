-- Keys of personal data. Neither table holds a key in the clear: a tenant's key is wrapped by the
-- master key, a data subject's key by its tenant's key.

create table tenant_key (
    tenant_id   uuid        not null primary key,
    wrapped_key bytea       not null,
    created_at  timestamptz not null default now()
);

call tenant_table('tenant_key', 'select, insert');

-- A destroyed key leaves its row behind, so that none is made for the same subject again.
create table subject_key (
    tenant_id    uuid        not null,
    subject_id   uuid        not null,
    wrapped_key  bytea,
    created_at   timestamptz not null default now(),
    destroyed_at timestamptz,
    primary key (tenant_id, subject_id),
    constraint destroyed_or_present check ((wrapped_key is null) = (destroyed_at is not null))
);

call tenant_table('subject_key', 'select, insert, update');
