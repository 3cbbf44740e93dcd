-- Keys of personal data. Neither table holds a key in the clear: a tenant's key is wrapped by the
-- master key, a data subject's key by its tenant's key.

create table tenant_key (
    tenant_id   uuid        not null primary key,
    wrapped_key bytea       not null,
    master_key  text        not null check (length(master_key) between 1 and 200),
    created_at  timestamptz not null default now()
);
comment on column tenant_key.master_key is 'the id of the master key that wraps it';
-- when the master key changes, the workers wrap the keys of all tenants anew: an index that does not begin with the tenant
create index tenant_key_by_master on tenant_key (master_key, tenant_id);
call tenant_table('tenant_key', 'select, insert');
call worker_table('tenant_key', 'select, update (wrapped_key, master_key)');

-- A destroyed key leaves its row behind, so that none is made for the same subject again.
create table subject_key (
    tenant_id     uuid        not null,
    subject_id    uuid        not null,
    wrapped_key   bytea,
    created_at    timestamptz not null default now(),
    destroyed_at  timestamptz,
    blocked_until date,
    primary key (tenant_id, subject_id),
    constraint destroyed_or_present check ((wrapped_key is null) = (destroyed_at is not null))
);

create index subject_key_by_end on subject_key (tenant_id, blocked_until)
    where blocked_until is not null and destroyed_at is null;
comment on column subject_key.blocked_until is 'since the person is erased but for what the law keeps until then: nobody reads it
with this key in the course of business';

call tenant_table('subject_key', 'select, insert, update');
