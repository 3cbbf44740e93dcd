-- What was answered to a request with an Idempotency-Key, written in the transaction of its effect.
create table idempotency (
    tenant_id  uuid        not null,
    actor      uuid        not null,
    key        text        not null check (length(key) between 1 and 255),
    request    bytea       not null check (length(request) = 32),
    status     smallint    not null,
    location   text        not null,
    etag       text        not null,
    body       bytea,
    subject    uuid,
    clinics    uuid[],
    created_at timestamptz not null default now(),
    primary key (tenant_id, actor, key)
);
-- the workers forget old answers of all tenants: an index that does not begin with the tenant
create index idempotency_by_time on idempotency (created_at);
comment on column idempotency.request is 'keyed fingerprint of method, path, picked clinic and body: the key is good for it only';
comment on column idempotency.body is 'sealed by the key of the person that it is about, else by the tenant''s';
comment on column idempotency.subject is 'whom the body is about; erased, nobody reads it again';
comment on column idempotency.clinics is 'that whoever asked worked in: the answer is for nobody who works in less; null for all';
comment on column idempotency.status is '0 until the answer is known, which no other transaction sees';
call tenant_table('idempotency', 'select, insert, update');
call worker_table('idempotency', 'select, delete');
