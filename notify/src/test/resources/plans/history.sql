insert into contact (tenant_id, patient_id, revision, name, email, language, erased)
select tenant, id('patient', key), 1, 'Ana', 'ana@example.com', 'pt-BR', false from history(20000, 4);

insert into contact_clinic (tenant_id, patient_id, clinic_id)
select tenant, id('patient', key), id('clinic', n % 3) from history(20000, 4);

insert into tenant_settings (tenant_id, part, revision, settings) select tenant, 'configuration', 1, '{}' from history(1, 1);

insert into preference (tenant_id, patient_id, version, email)
select tenant, id('patient', key), 1, true from history(20000, 4);

insert into clinic (tenant_id, id, revision, name, timezone)
select tenant, id('clinic', key), 1, 'Aurora', 'America/Sao_Paulo' from history(20, 2);

insert into treatment (tenant_id, id, revision, name, amount, currency)
select tenant, id('treatment', key), 1, 'Limpeza', 180, 'BRL' from history(200, 2);

insert into practitioner (tenant_id, id, revision, name)
select tenant, id('practitioner', key), 1, 'Beatriz' from history(200, 2);

insert into mail_quota (tenant_id, day, taken) select tenant, current_date, 5 from history(1, 1);

insert into known_sender (tenant_id) select tenant from history(1, 1);

insert into template (tenant_id, name, language, version, subject, body)
select tenant, 'template-' || n, 'pt-BR', 1, 'subject', 'body' from history(6, 2);

-- nearly all are sent, and old
insert into message (tenant_id, id, kind, channel, status, reason, patient_id, appointment_id, clinic_id,
                     treatment_id, practitioner_id, starts_at, ends_at, sequence, created_at, sent_at)
select tenant, id('message', key), 'booked', 'email', case n % 4000 when 1 then 'failed' when 2 then 'queued' else 'sent' end,
       case n % 4000 when 1 then 'refused' end, id('patient', n % 2000), id('appointment', key), id('clinic', n % 20),
       id('treatment', n % 200), id('practitioner', n % 200), now() - n * interval '1 hour', now() - n * interval '1 hour', 0,
       now() - n * interval '1 hour', case when n % 4000 not in (1, 2) then now() end
  from history(20000, 4);
