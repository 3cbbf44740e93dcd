-- What other services own and this one refers to by id: that it exists, and no more.
create table known_reference (
    tenant_id uuid not null,
    kind      text not null,
    id        uuid not null,
    primary key (tenant_id, kind, id)
);
call tenant_table('known_reference', 'select, insert');
