insert into platform_user (id, email, name, password_hash)
select id('user', key), 'user' || key || '@example.com', 'Helena', 'hash' from history(20000, 4);

insert into membership (tenant_id, user_id, roles, patient_id, state, expires_at)
select tenant, id('user', key), array[case when n <= 3 then 'owner' when n > 290 then 'patient' else 'reception' end],
       case when n > 290 then id('patient', key) end,
       case n % 5000 when 7 then 'pending' when 8 then 'active' else case when n > 300 then 'ended' else 'active' end end,
       case n % 5000 when 7 then now() - n * interval '1 minute' end
  from history(20000, 4);

insert into registration (tenant_id, owner_id, is_withdrawn, asked_at)
select tenant, id('user', key), n % 20 = 0, now() - n * interval '1 minute' from history(20000, 4);

insert into service_account (tenant_id, id, name, roles, created_by)
select tenant, id('account', key), 'agenda', '{service}', id('user', key) from history(200, 20);

insert into service_account_secret (tenant_id, account_id, hash)
select tenant, id('account', key), sha256('x') from history(200, 20);

insert into security_event (tenant_id, id, kind, actor, subject, source, detail, at)
select tenant, id('event', key), 'signed-in', id('user', n % 300 + 1), id('user', n % 300 + 1), '127.0.0.1',
       jsonb_build_object('session', id('session', key)), now() - n * interval '1 minute'
  from history(20000, 4);

insert into session (tenant_id, id, user_id, client_id, scope, said_second_factor, started_at, expires_at, ended_at)
select tenant, id('session', key), id('user', case when tenant = tenant() then n % 300 + 1 else key end), 'app', '{openid}', false,
       now() - n * interval '1 minute', now() + interval '10 days' - n * interval '1 minute', case when n > 1000 then now() end
  from history(20000, 4);

insert into refresh_token (tenant_id, hash, session_id, issued_at, used_at)
select tenant, sha256(cast('token ' || key as bytea)), id('session', key), now(), case when n > 500 then now() end
  from history(20000, 4);

insert into authorization_code (tenant_id, hash, user_id, client_id, redirect_uri, code_challenge, scope, said_second_factor, expires_at)
select tenant, sha256(cast('code ' || key as bytea)), id('user', key), 'app', 'https://example.com', 'x', '{openid}', false,
       now() - n * interval '1 second'
  from history(20000, 4);

insert into attempt (who, full_at)
select sha256(cast('who ' || n as bytea)), now() - n * interval '1 second' from generate_series(1, 20000) n;

insert into acquaintance (who, known_until)
select sha256(cast('who ' || n as bytea)), now() - n * interval '1 second' from generate_series(1, 20000) n;

insert into invitation (tenant_id, id, email, roles, patient_id, invited_by, expires_at)
select tenant, id('invitation', key), 'user' || key || '@example.com', array[case when n > 80 then 'patient' else 'reception' end],
       case when n > 80 then id('patient', key) end, id('user', key), now() + (48 - n) * interval '1 hour'
  from history(90, 4);

insert into proof (hash, purpose, subject, expires_at)
select sha256(cast('proof ' || n as bytea)), 'reset', id('user', n), now() - n * interval '1 second'
  from generate_series(1, 20000) n;

insert into second_factor (user_id, sealed_secret, master_key, confirmed_at)
select id('user', n), 'x', '1', now() from generate_series(1, 20000) n;

insert into browser_session (hash, user_id, said_second_factor, expires_at)
select sha256(cast('browser ' || n as bytea)), id('user', n), false, now() - n * interval '1 second'
  from generate_series(1, 20000) n;

insert into passkey (id, user_id, credential_id, attested_data, sign_count, is_backup_eligible, is_backed_up, name)
select id('passkey', n), id('user', n), sha256(cast('credential ' || n as bytea)), 'x', 1, false, false, 'phone'
  from generate_series(1, 20000) n;

insert into recovery_code (user_id, hash)
select id('user', n), sha256(cast('code ' || n as bytea)) from generate_series(1, 20000) n;

insert into outside_issuer (tenant_id, id, issuer, client_id, keys_at, algorithm)
select tenant, id('issuer', key), 'https://id.example/' || key, 'x', 'https://id.example/keys', 'ES256' from history(1000, 1);

insert into outside_person (tenant_id, issuer_id, subject, user_id)
select tenant, id('issuer', key), 'subject ' || key, id('user', key) from history(1000, 1);
