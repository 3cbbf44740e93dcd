insert into patient (tenant_id, id, version, name, sort_name, birth_date, cpf, language)
select tenant, id('patient', key), 1, 'Nome ' || n, 'nome ' || n, '1990-05-01', lpad(cast(n as text), 11, '0'), 'pt-BR'
  from history(20000, 4);

insert into patient_term (tenant_id, patient_id, term, in_name)
select tenant, id('patient', key), unnest(array['nome', 'sobrenome' || n]), true from history(20000, 4);

-- a long record of one patient, and short ones
insert into record_entry (tenant_id, id, patient_id, kind, text, occurred_at, recorded_at)
select tenant, id('entry', key), id('patient', case when n < 5000 then 1 else n end), 'note', 'text',
       now() - n * interval '1 hour', now() - n * interval '1 hour'
  from history(20000, 4);

insert into consent (tenant_id, id, patient_id, purpose, terms_version, channel, given_at)
select tenant, id('consent', key), id('patient', n / 2), 'treatment', '1', 'paper', now() - n * interval '1 hour'
  from history(20000, 4);

insert into patient_clinic (tenant_id, patient_id, clinic_id)
select tenant, id('patient', key), id('clinic', n % 3) from history(20000, 4);

insert into tenant_settings (tenant_id, part, revision, settings) select tenant, 'configuration', 1, '{}' from history(1, 1);

insert into known_appointment (tenant_id, id, patient_id)
select tenant, id('appointment', key), id('patient', key) from history(20000, 4);

insert into known_practitioner (tenant_id, id) select tenant, id('practitioner', key) from history(2000, 4);

-- nearly all are answered
insert into subject_request (tenant_id, id, patient_id, kind, state, received_at, due_at, closed_at)
select tenant, id('request', key), id('patient', n / 2), case when n % 2 = 0 then 'erasure' else 'access' end,
       case n % 4000 when 0 then 'open' when 1 then 'under-way' when 2 then 'refused' else 'fulfilled' end,
       now() - n * interval '1 hour', now() - n * interval '1 hour', case when n % 4000 > 1 then now() end
  from history(20000, 4);

insert into subject_request_step (tenant_id, request_id, id, what, happened_at)
select tenant, id('request', key), id('step', key), 'received', now() from history(20000, 4);
