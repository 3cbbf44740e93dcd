-- What was answered to a request with an Idempotency-Key, written in the transaction of its effect.
create table idempotency (
    tenant_id  uuid        not null,
    actor      uuid        not null,
    key        text        not null check (length(key) between 1 and 255),
    request    text        not null,
    status     smallint    not null,
    location   text        not null,
    etag       text        not null,
    body       text        not null,
    created_at timestamptz not null default now(),
    primary key (tenant_id, actor, key)
);
-- the workers forget old answers of all tenants: an index that does not begin with the tenant
create index idempotency_by_time on idempotency (created_at);
comment on column idempotency.request is 'SHA-256 of method, path and body: the key is good for it only';
comment on column idempotency.status is '0 until the answer is known, which no other transaction sees';
call tenant_table('idempotency', 'select, insert, update');
call worker_table('idempotency', 'select, delete');
