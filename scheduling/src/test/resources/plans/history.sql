insert into clinic (tenant_id, id, revision, timezone, archived)
select tenant, id('clinic', key), 1, 'America/Sao_Paulo', false from history(20, 2);

insert into practitioner (tenant_id, id, revision, category, clinic_ids, archived)
select tenant, id('practitioner', key), 1, 'biomedic', array[id('clinic', n % 20)], false from history(100, 4);

insert into resource (tenant_id, id, revision, clinic_id, kind, archived)
select tenant, id('room', key), 1, id('clinic', n % 20), 'room', false from history(200, 4);

insert into treatment (tenant_id, id, revision, duration_minutes, buffer_minutes, amount, currency, requires, archived)
select tenant, id('treatment', key), 1, 60, 0, 180, 'BRL', '{"categories": []}', false from history(200, 4);

insert into hours (tenant_id, clinic_id, subject_id, revision, weekly, exceptions)
select tenant, id('clinic', n % 20), subject, 1,
       '[{"day": "MONDAY", "from": "09:00", "to": "18:00"}, {"day": "TUESDAY", "from": "09:00", "to": "18:00"}]', '[]'
  from history(100, 4), lateral (values (id('practitioner', key)), (id('clinic', n % 20))) as one (subject)
on conflict do nothing;

insert into patient (tenant_id, id, erased, clinic_ids) select tenant, id('patient', key), false, array[id('clinic', n % 20)] from history(5000, 4);

-- nearly all are over; the last 200 of the large tenant are ahead
insert into appointment (tenant_id, id, version, clinic_id, patient_id, treatment_id, practitioner_id, room_id, device_ids,
                         starts_at, ends_at, occupied_until, timezone, status, attention)
select tenant, id('appointment', key), 1, id('clinic', n % 20), id('patient', n % 1000), id('treatment', n % 200),
       id('practitioner', n % 100), id('room', n % 200), '{}', at, at + interval '1 hour', at + interval '1 hour',
       'America/Sao_Paulo',
       case when n <= 200 or n % 500 = 0 then 'scheduled' when n % 400 = 0 then 'no-show' else 'completed' end,
       case when n % 300 = 0 and n <= 900 then array['room-archived'] else '{}' end
  from history(20000, 4), lateral (select date_trunc('hour', now()) + interval '8 days' - n * interval '1 hour') as t (at);

insert into occupation (tenant_id, resource_id, during, kind, holder_id)
select tenant, resource, tstzrange(at, at + interval '1 hour'), kind, id('appointment', key)
  from history(20000, 4),
       lateral (select date_trunc('hour', now()) + interval '8 days' - n * interval '1 hour') as t (at),
       lateral (values (id('practitioner', n % 100), 'practitioner'), (id('room', n % 200), 'room'),
                       (id('patient', n % 1000), 'patient')) as who (resource, kind);

-- lapsed, and not yet forgotten
insert into hold (tenant_id, id, caller_id, clinic_id, treatment_id, practitioner_id, device_ids, starts_at, ends_at,
                  occupied_until, expires_at)
select tenant, id('hold', key), id('caller', n % 200), id('clinic', n % 20), id('treatment', n % 200),
       id('practitioner', n % 100), '{}', now(), now(), now(), now() - n * interval '10 seconds'
  from history(5000, 4);

insert into occupation (tenant_id, resource_id, during, kind, holder_id, expires_at)
select tenant, id('practitioner', n % 100), tstzrange(at, at + interval '1 hour'), 'practitioner', id('hold', key),
       now() - n * interval '10 seconds'
  from history(5000, 4), lateral (select date_trunc('hour', now()) + interval '20 days' + n * interval '1 hour') as t (at);

insert into tenant_settings (tenant_id, part, revision, settings) select tenant, 'configuration', 1, '{}' from history(1, 1);
