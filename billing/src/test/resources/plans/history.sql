insert into price (tenant_id, treatment_id, revision, amount, currency)
select tenant, id('treatment', key), 1, 180, 'BRL' from history(200, 2);

insert into clinic (tenant_id, id, revision, timezone)
select tenant, id('clinic', key), 1, 'America/Sao_Paulo' from history(20, 1);

-- nearly all are paid, and old
insert into invoice (tenant_id, id, version, number, status, appointment_id, clinic_id, patient_id, treatment_id,
                     amount, paid, currency, due_date, created_at)
select tenant, id('invoice', key), 3, cast(n as text),
       case n % 4000 when 0 then 'issued' when 1 then 'draft' when 2 then 'voided' else 'paid' end,
       id('appointment', key), id('clinic', n % 20), id('patient', n % 2000), id('treatment', n % 200),
       180, 180, 'BRL', current_date - n / 20, now() - n * interval '1 hour'
  from history(20000, 4);

insert into payment (tenant_id, id, invoice_id, clinic_id, method, amount, currency, paid_at)
select tenant, id('payment', key), id('invoice', key), id('clinic', n % 20), 'pix', 180, 'BRL', now() - n * interval '1 hour'
  from history(20000, 4);

insert into invoice_count (tenant_id, last) select tenant, 20000 from history(1, 1);
