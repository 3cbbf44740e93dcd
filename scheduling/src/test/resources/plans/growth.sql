-- One clinic with :past past occupations, a month that is half full, and :others others with a thousand each.
create table one as
select tenant() as tenant, 0 as t union all select id('tenant', t), t from generate_series(1, :others) t;

insert into clinic (tenant_id, id, revision, timezone, archived)
select tenant, id('clinic', 5), 1, 'America/Sao_Paulo', false from one;

insert into practitioner (tenant_id, id, revision, category, clinic_ids, archived)
select tenant, id('practitioner', n), 1, 'biomedic', array[id('clinic', 5)], false from one, generate_series(1, 25) n;

insert into resource (tenant_id, id, revision, clinic_id, kind, archived)
select tenant, id('room', n), 1, id('clinic', 5), 'room', false from one, generate_series(1, 25) n;

insert into treatment (tenant_id, id, revision, duration_minutes, buffer_minutes, amount, currency, requires, archived)
select tenant, id('treatment', 5), 1, 60, 0, 180, 'BRL', '{"categories": []}', false from one;

insert into hours (tenant_id, clinic_id, subject_id, revision, weekly, exceptions)
select tenant, id('clinic', 5), subject, 1,
       (select jsonb_agg(jsonb_build_object('day', day, 'from', '09:00', 'to', '18:00'))
          from unnest(array['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY']) day), '[]'
  from one, lateral (select id('clinic', 5) union all select id('practitioner', n) from generate_series(1, 25) n) s (subject);

insert into patient (tenant_id, id, erased) select tenant, id('patient', n), false from one, generate_series(1, 200) n;

alter table occupation drop constraint nobody_is_occupied_twice;

-- the past: practitioner, room and patient of each hour, and for the others a tenth of a little
insert into occupation (tenant_id, resource_id, during, kind, holder_id)
select tenant, who.id, tstzrange(at, at + interval '1 hour'), who.kind, id('past', n)
  from one, lateral generate_series(1, case t when 0 then :past / 3 else 333 end) n,
       lateral (select date_trunc('hour', now()) - (n / 25 + 1) * interval '1 hour') as past (at),
       lateral (values (id('practitioner', n % 25 + 1), 'practitioner'), (id('room', n % 25 + 1), 'room'),
                       (id('patient', n % 200 + 1), 'patient')) as who (id, kind)
on conflict do nothing;

-- the month ahead: every other hour
insert into occupation (tenant_id, resource_id, during, kind, holder_id)
select tenant, who.id, tstzrange(at, at + interval '1 hour'), who.kind, id('ahead', n)
  from one, lateral generate_series(1, case t when 0 then 25 * 31 * 4 else 20 end) n,
       lateral (select date_trunc('hour', now()) + (n / 25 * 2 + 1) * interval '1 hour') as ahead (at),
       lateral (values (id('practitioner', n % 25 + 1), 'practitioner'), (id('room', n % 25 + 1), 'room')) as who (id, kind);

-- as the migration has it
alter table occupation add constraint nobody_is_occupied_twice
    exclude using gist (tenant_id with =, occupied with =, during with &&);
