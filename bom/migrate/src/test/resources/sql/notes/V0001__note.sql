create table note (
    tenant_id uuid not null,
    id int not null,
    text citext,
    primary key (tenant_id, id)
);
call tenant_table('note');
