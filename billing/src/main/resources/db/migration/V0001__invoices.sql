-- What treatments cost, as the clinic service says.
create table price (
    tenant_id    uuid    not null,
    treatment_id uuid    not null,
    revision     bigint  not null,
    amount       numeric not null check (amount >= 0),
    currency     char(3) not null,
    primary key (tenant_id, treatment_id)
);
call tenant_table('price');

-- On whose calendar days are counted, as the clinic service says.
create table clinic (
    tenant_id uuid   not null,
    id        uuid   not null,
    revision  bigint not null,
    timezone  text   not null,
    primary key (tenant_id, id)
);
call tenant_table('clinic');

-- Invoices as they read now; the events say how they came to that.
create table invoice (
    tenant_id      uuid        not null,
    id             uuid        not null,
    version        integer     not null,
    number         text,
    status         text        not null,
    appointment_id uuid        not null,
    clinic_id      uuid        not null,
    patient_id     uuid        not null,
    treatment_id   uuid        not null,
    amount         numeric     not null,
    paid           numeric     not null,
    currency       char(3)     not null,
    due_date       date,
    created_at     timestamptz not null,
    primary key (tenant_id, id)
);
-- one invoice an appointment, whatever arrives twice or at once
create unique index invoice_by_appointment on invoice (tenant_id, appointment_id);
create index invoice_by_time on invoice (tenant_id, created_at, id);
create index invoice_by_patient on invoice (tenant_id, patient_id, created_at, id);
create index invoice_by_status on invoice (tenant_id, status, created_at, id);
create index invoice_by_clinic on invoice (tenant_id, clinic_id, created_at, id);
-- what must still be paid by when; the paid ones, nearly all, are not in it
create index invoice_by_due_date on invoice (tenant_id, due_date, id) where status = 'issued';
call tenant_table('invoice');
call portable_table('invoice', 'invoices');

create table payment (
    tenant_id  uuid        not null,
    id         uuid        not null,
    invoice_id uuid        not null,
    clinic_id  uuid        not null,
    method     text        not null,
    amount     numeric     not null check (amount > 0),
    currency   char(3)     not null,
    paid_at    timestamptz not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, invoice_id) references invoice (tenant_id, id)
);
create index payment_by_invoice on payment (tenant_id, invoice_id, paid_at, id);
create index payment_by_time on payment (tenant_id, paid_at, id);
create index payment_by_clinic on payment (tenant_id, clinic_id, paid_at, id);
call tenant_table('payment');
call portable_table('payment', 'payments');

-- Invoice numbers have no gaps, as bookkeeping wants: the row is held until the number is used.
create table invoice_count (
    tenant_id uuid   not null primary key,
    last      bigint not null check (last > 0)
);
call tenant_table('invoice_count');
