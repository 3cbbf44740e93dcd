-- The inbox forgets: the workers find old rows of all tenants by this index and skip locked ones.
create index inbox_by_age on inbox (tenant_id, received_at);
grant update on inbox to ${service}_relay;
