-- Tenants, and what signing one up needs to know before there is one.

create table tenant (
    tenant_id     uuid        not null primary key,
    name          text        not null check (char_length(name) between 1 and 200),
    slug          text        not null,
    timezone      text        not null,
    owner_id      uuid        not null,
    clinic_id     uuid        not null,
    configuration jsonb       not null,
    standing      text        not null default 'open' check (standing in ('open', 'suspended', 'closed')),
    plan          text,
    version       integer     not null check (version > 0),
    onboarded_at  timestamptz not null default now()
);
call tenant_table('tenant', 'select, insert, update');
call portable_table('tenant', 'group');

-- The platform's own: which names are taken in addresses. The one question that spans tenants.
create table slug (
    name    text not null primary key check (char_length(name) between 3 and 63),
    claimed uuid not null
);
comment on column slug.claimed is 'the tenant it belongs to';
grant select, insert on slug to ${service}_app;

-- The platform's own: the ids that a sign-up with an Idempotency-Key was given, for a day, so that
-- asking again finds what was begun. Holds no token and no personal data.
create table sign_up (
    key_digest     bytea       not null primary key,
    request_digest bytea       not null,
    sign_up        uuid        not null,
    tenant         uuid        not null,
    owner          uuid        not null,
    clinic         uuid        not null,
    asked_at       timestamptz not null default now()
);
comment on column sign_up.sign_up is 'the workflow; one that came to nothing is replaced by the next one';
create index sign_up_by_age on sign_up (asked_at);
grant select, insert, update on sign_up to ${service}_app;
grant select (asked_at), delete on sign_up to ${service}_relay;

-- Tenants that want to leave, and when that is.
create table closing (
    tenant_id uuid        not null primary key,
    workflow  uuid        not null,
    closes_at timestamptz not null
);
call tenant_table('closing', 'select, insert, delete');

-- Tenants that want to take their data along: until when they may fetch it, and when they last have.
create table tenant_export (
    tenant_id  uuid        not null,
    id         uuid        not null,
    asked_at   timestamptz not null,
    expires_at timestamptz not null,
    taken_at   timestamptz,
    files      integer     check (files > 0),
    primary key (tenant_id, id),
    check ((taken_at is null) = (files is null))
);
create index tenant_export_taken on tenant_export (tenant_id, taken_at) where taken_at is not null;
comment on column tenant_export.id is 'also of the workflow';
call tenant_table('tenant_export', 'select, insert, update');
