-- People, what they and machines may do for a tenant, and how they sign in.
--
-- Signing in happens before a tenant is known. Those look-ups, and nothing else, are open to the
-- role ${service}_relay across tenants; whatever follows happens as the tenant they led to. It alone
-- reads the hashes of passwords and secrets.

-- A person, once for the platform: one e-mail address, several tenants.
create table platform_user (
    id            uuid        not null primary key,
    email         text        not null unique check (email = lower(email) and length(email) <= 254),
    name          text        not null check (length(name) between 1 and 200),
    renames       integer     not null default 0,
    password_hash text        not null,
    email_verified_at timestamptz,
    created_at    timestamptz not null default now()
);
comment on column platform_user.renames is 'how often they have taken another name: what is shown of them is another version then';
comment on column platform_user.email_verified_at is 'when they first proved that they read what is sent to the address';

-- What a person is for a tenant. A pending one belongs to a sign-up whose tenant is not there yet.
create table membership (
    tenant_id  uuid        not null,
    user_id    uuid        not null references platform_user,
    roles      text[]      not null check (cardinality(roles) > 0),
    clinic_ids uuid[],
    patient_id uuid        check (roles = '{patient}' and patient_id is not null or not 'patient' = any (roles) and patient_id is null),
    state      text        not null check (state in ('pending', 'active', 'ended')),
    expires_at timestamptz check ((expires_at is not null) = (state = 'pending')),
    created_at timestamptz not null default now(),
    version    integer     not null default 0,
    signed_out_at timestamptz,
    primary key (tenant_id, user_id)
);
-- signing in asks for a person's tenants, housekeeping for what has expired: neither knows a tenant
create index membership_by_user on membership (user_id);
create index membership_by_expiry on membership (expires_at) where state = 'pending';
-- whoever left stays in the history; lists are of those who are here
create index membership_present on membership (tenant_id, user_id) where state <> 'ended' and patient_id is null;
create unique index membership_of_patient on membership (tenant_id, patient_id) where state <> 'ended';
-- who was one, too, is forgotten with the patient
create index membership_of_patients on membership (tenant_id, patient_id) where patient_id is not null;
comment on column membership.signed_out_at is 'whoever signed in before, here or elsewhere, gets in again by doing so anew';
comment on column membership.clinic_ids is 'absent: every clinic of the tenant';
comment on column membership.patient_id is 'whom of its patients the tenant knows them as, should they be one and nothing else';
call tenant_table('membership');
call worker_table('membership', 'select, delete');

-- Which owners were asked to be registered of late, and which of them not any more: one that was held up on the way finds
-- that it was withdrawn.
create table registration (
    tenant_id    uuid        not null,
    owner_id     uuid        not null,
    is_withdrawn boolean     not null default false,
    asked_at     timestamptz not null default now(),
    primary key (tenant_id, owner_id)
);
create index registration_by_age on registration (asked_at);
call tenant_table('registration', 'select, insert, update');
call worker_table('registration', 'select, delete');

-- A tenant sees the people who are, or were, its members.
alter table platform_user enable row level security;
create policy member on platform_user to ${service}_app
    using (exists (
        select from membership m
         where m.tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
           and m.user_id = platform_user.id));
create policy newcomer on platform_user for insert to ${service}_app with check (true);
create policy sign_in on platform_user to ${service}_relay using (true);
grant select (id, email, name, renames, email_verified_at),
      insert (id, email, name, password_hash),
      update (name, renames) on platform_user to ${service}_app;
grant select,
      insert (id, email, name, password_hash, email_verified_at),
      update (password_hash, email_verified_at),
      delete on platform_user to ${service}_relay;

-- A tenant's people as it takes them along: with what they are called, and nothing by which they sign in.
create view member_details with (security_invoker) as
select m.tenant_id, m.user_id, u.name, u.email, m.roles, m.clinic_ids, m.patient_id, m.state, m.created_at
  from membership m
  join platform_user u on u.id = m.user_id;
grant select on member_details to ${service}_app;
insert into portable_part (name, relation, keys, hidden) values ('members', 'member_details', '{tenant_id, user_id}', '{}');

-- Whoever worked for a tenant that has left, or was a patient who was erased, and is nothing to another tenant, is nobody any more. The reference to them sees the
-- memberships of all tenants, which the owner of the tables does not.
create function forget_person() returns trigger
language plpgsql security definer set search_path = public as $$
begin
    if old.patient_id is not null or exists (select from tenant_standing where tenant_id = old.tenant_id and standing = 'closed') then
        delete from platform_user where id = old.user_id;
    end if;
    return null;
exception when foreign_key_violation then
    return null;
end
$$;
create trigger forget_person after delete on membership for each row execute function forget_person();

-- Whom a tenant asked to join it, until they have answered. It knows nothing of an account that they may have.
create table invitation (
    tenant_id  uuid        not null,
    id         uuid        not null,
    email      text        not null check (email = lower(email) and length(email) <= 254),
    name       text        check (length(name) between 1 and 200),
    roles      text[]      not null check (cardinality(roles) > 0),
    clinic_ids uuid[],
    patient_id uuid        check (roles = '{patient}' and patient_id is not null or not 'patient' = any (roles) and patient_id is null),
    invited_by uuid,
    expires_at timestamptz not null,
    version    integer     not null default 0,
    primary key (tenant_id, id),
    unique (tenant_id, email),
    unique (tenant_id, patient_id)
);
-- who answers knows the invitation, and not yet whose it is
create index invitation_by_id on invitation (id);
create index invitation_by_expiry on invitation (expires_at);
call tenant_table('invitation');
call portable_table('invitation', 'invitations');
call worker_table('invitation', 'select, delete');

-- Links that were sent to an address, by which whoever reads them proves that it is theirs.
create table proof (
    hash       bytea       not null primary key check (length(hash) = 32),
    purpose    text        not null check (purpose in ('invitation', 'verification', 'reset', 'second-factor', 'passkey', 'new-passkey')),
    subject    uuid        not null,
    expires_at timestamptz not null
);
create index proof_by_subject on proof (subject);
create index proof_by_expiry on proof (expires_at);
comment on column proof.subject is 'the invitation, else the person';
grant select, insert, delete on proof to ${service}_relay;

-- What a person says beside the password: the secret that their authenticator application shares.
create table second_factor (
    user_id       uuid        not null primary key references platform_user on delete cascade,
    sealed_secret bytea       not null,
    master_key    text        not null check (length(master_key) between 1 and 200),
    last_step     bigint      not null default 0,
    begun_at      timestamptz not null default now(),
    confirmed_at  timestamptz
);
comment on column second_factor.last_step is 'of 30 seconds, of the newest code that was taken: none works twice';
comment on column second_factor.confirmed_at is 'since when it is asked for';
create index second_factor_by_master_key on second_factor (master_key);
grant select, insert, update, delete on second_factor to ${service}_relay;

-- Public keys of authenticators that a person has (Web Authentication, 4: credential record).
create table passkey (
    id                 uuid        not null primary key,
    user_id            uuid        not null references platform_user on delete cascade,
    credential_id      bytea       not null unique check (length(credential_id) between 1 and 1023),
    attested_data      bytea       not null check (length(attested_data) <= 4000),
    sign_count         bigint      not null check (sign_count >= 0),
    is_backup_eligible boolean     not null,
    is_backed_up       boolean     not null,
    name               text        not null check (length(name) between 1 and 200),
    created_at         timestamptz not null default now(),
    used_at            timestamptz
);
create index passkey_of_person on passkey (user_id);
comment on column passkey.attested_data is 'id and public key, as the authenticator told them';
comment on column passkey.sign_count is 'how often it has signed; one that has signed less often than that is a copy';
grant select, insert, update, delete on passkey to ${service}_relay;

-- Codes for when the second factor is lost, of whichever kind; one that was used is gone.
create table recovery_code (
    user_id uuid  not null references platform_user on delete cascade,
    hash    bytea not null check (length(hash) = 32),
    primary key (user_id, hash)
);
grant select, insert, delete on recovery_code to ${service}_relay;

-- Browsers in which people signed in at the page, by the digest of what they keep.
create table browser_session (
    hash               bytea       not null primary key check (length(hash) = 32),
    user_id            uuid        not null references platform_user on delete cascade,
    said_second_factor boolean     not null,
    signed_in_at       timestamptz not null default now(),
    expires_at         timestamptz not null
);
create index browser_session_of_person on browser_session (user_id);
create index browser_session_by_expiry on browser_session (expires_at);
grant select, insert, delete on browser_session to ${service}_relay;

-- A machine that acts for a tenant. Its secret is random, so a plain digest protects it.
create table service_account (
    tenant_id   uuid        not null,
    id          uuid        not null,
    name        text        not null check (length(name) between 1 and 100),
    roles       text[]      not null check (cardinality(roles) > 0),
    clinic_ids  uuid[],
    administers boolean     not null default false,
    requires_proof boolean  not null default false,
    created_at  timestamptz not null default now(),
    created_by  uuid        not null,
    primary key (tenant_id, id)
);
comment on column service_account.created_by is 'the person or the machine that made it; what a machine made ends with it';
comment on column service_account.administers is 'whether it may add people and machines, should its roles allow it';
comment on column service_account.requires_proof is 'whether it gets no token but one that is bound to a key of its own';
-- a client names itself, not its tenant
create index service_account_by_id on service_account (id);
create index service_account_by_maker on service_account (tenant_id, created_by);
call tenant_table('service_account', 'select, insert, update (name), delete');
call portable_table('service_account', 'service-accounts');
call worker_table('service_account', 'select');

-- The secrets of a machine: the one that is good from now on and, for a while after it was rotated, the one before it.
create table service_account_secret (
    tenant_id   uuid        not null,
    account_id  uuid        not null,
    hash        bytea       not null check (length(hash) = 32),
    created_at  timestamptz not null default now(),
    valid_until timestamptz,
    primary key (tenant_id, account_id, hash),
    foreign key (tenant_id, account_id) references service_account on delete cascade
);
call tenant_table('service_account_secret',
    'select (tenant_id, account_id, created_at, valid_until), insert, update (valid_until), delete');
call worker_table('service_account_secret', 'select');

-- A person signed in at a client: the family of refresh tokens that follow one another.
create table session (
    tenant_id  uuid        not null,
    id         uuid        not null,
    user_id    uuid        not null,
    client_id  text        not null check (length(client_id) between 1 and 100),
    scope      text[]      not null check (cardinality(scope) <= 100),
    device     text check (length(device) <= 200),
    started_at timestamptz not null default now(),
    expires_at timestamptz not null,
    ended_at   timestamptz,
    said_second_factor boolean not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, user_id) references membership on delete cascade
);
create index session_by_user on session (tenant_id, user_id);
-- a token of one tenant may have been exchanged for one of another: whose session it is, and where a person is signed in
create index session_by_id on session (id);
create index session_of_person on session (user_id) where ended_at is null;
create index session_by_expiry on session (expires_at);
comment on column session.started_at is 'when the person last signed in, be it for another application';
comment on column session.said_second_factor is 'whether they said more than their password, then or in this session';
call tenant_table('session', 'select, insert, update');
call worker_table('session', 'select, update (ended_at), delete');

-- A session's refresh tokens. All but the newest have been used; seen again, one was stolen.
create table refresh_token (
    tenant_id  uuid        not null,
    hash       bytea       not null check (length(hash) = 32),
    session_id uuid        not null,
    issued_at  timestamptz not null default now(),
    used_at    timestamptz,
    successor  bytea,
    primary key (tenant_id, hash),
    foreign key (tenant_id, session_id) references session on delete cascade
);
create index refresh_token_by_hash on refresh_token (hash);
create index refresh_token_by_session on refresh_token (tenant_id, session_id);
comment on column refresh_token.successor is 'sealed by this token, which is kept nowhere';
call tenant_table('refresh_token', 'select, insert, update (used_at, successor)');
call worker_table('refresh_token', 'select');

-- A person's consent to be signed in at a client, on its way through the browser; it works once.
create table authorization_code (
    tenant_id      uuid        not null,
    hash           bytea       not null check (length(hash) = 32),
    user_id        uuid        not null,
    client_id      text        not null,
    redirect_uri   text        not null,
    code_challenge text        not null,
    nonce          text check (length(nonce) <= 500),
    scope          text[]      not null check (cardinality(scope) <= 100),
    signed_in_at   timestamptz not null default now(),
    said_second_factor boolean not null,
    expires_at     timestamptz not null,
    session_id     uuid,
    primary key (tenant_id, hash),
    foreign key (tenant_id, user_id) references membership on delete cascade,
    foreign key (tenant_id, session_id) references session on delete cascade
);
create index authorization_code_by_hash on authorization_code (hash);
create index authorization_code_by_expiry on authorization_code (expires_at);
-- with a new password, or signed out, they are void
create index authorization_code_of_person on authorization_code (user_id) where session_id is null;
call tenant_table('authorization_code', 'select, insert, update (session_id), delete');
call worker_table('authorization_code', 'select, delete');

-- The key pairs that tokens are signed with, shared by all instances.
create table signing_key (
    kid            text        not null primary key,
    public_key     jsonb       not null,
    sealed_private bytea       not null,
    master_key     text        not null check (length(master_key) between 1 and 200),
    created_at     timestamptz not null default now(),
    signs_from     timestamptz not null
);
comment on column signing_key.sealed_private is 'sealed by a master key, bound to the kid';
comment on column signing_key.master_key is 'the id of the master key that seals it';
grant select, insert, delete on signing_key to ${service}_app;

-- Who tried to sign in of late, as a source, as somebody from a source, or as a client, by a keyed fingerprint: when all
-- tries are given back to them.
create unlogged table attempt (
    who     bytea       not null primary key check (length(who) = 32),
    full_at timestamptz not null
);
create index attempt_by_time on attempt (full_at);
grant select, insert, update, delete on attempt to ${service}_app;
grant select, delete on attempt to ${service}_relay;

-- Who got in from where, by the same fingerprint.
create unlogged table acquaintance (
    who         bytea       not null primary key check (length(who) = 32),
    known_until timestamptz not null
);
create index acquaintance_by_time on acquaintance (known_until);
grant select, insert, update on acquaintance to ${service}_app;
grant select, delete on acquaintance to ${service}_relay;

-- Who signed in, who was refused, and who was given what: kept as it was written, for the tenant's owner to read. Of
-- a patient who is erased it has no source any more.
create table security_event (
    tenant_id  uuid        not null,
    id         uuid        not null,
    kind       text        not null check (length(kind) between 1 and 50),
    actor      text check (length(actor) <= 100),
    subject    text check (length(subject) <= 100),
    client_id  text check (length(client_id) <= 100),
    source     text check (length(source) <= 100),
    detail     jsonb       not null default '{}',
    at         timestamptz not null default now(),
    primary key (tenant_id, id)
);
create index security_event_by_age on security_event (at);
-- strangers who were refused: of no tenant, and soon forgotten
create index security_event_of_nobody on security_event (tenant_id, at) where tenant_id = '00000000-0000-0000-0000-000000000000';
-- who was told of not long ago, and what a patient's archive has of their account
create index security_event_of_subject on security_event (tenant_id, subject, at);
comment on column security_event.actor is 'who did it; absent for somebody whom nobody knows';
comment on column security_event.subject is 'to whom it was done';
call tenant_table('security_event', 'select, insert, update (source)');
call portable_table('security_event', 'security-log');
call worker_table('security_event', 'select, delete');

-- Providers of identities outside of the platform whom a tenant trusts to say who its people are.
create table outside_issuer (
    tenant_id  uuid        not null,
    id         uuid        not null,
    issuer     text        not null check (length(issuer) between 1 and 300),
    client_id  text        not null check (length(client_id) between 1 and 200),
    keys_at    text        not null check (length(keys_at) between 1 and 300),
    algorithm  text        not null check (algorithm in ('RS256', 'PS256', 'ES256')),
    created_at timestamptz not null default now(),
    primary key (tenant_id, id),
    unique (tenant_id, issuer)
);
call tenant_table('outside_issuer', 'select, insert, delete');
call portable_table('outside_issuer', 'outside-issuers');

-- Whom such a provider means: the member who had the address that it verified when it first named a subject.
create table outside_person (
    tenant_id uuid not null,
    issuer_id uuid not null,
    subject   text not null check (length(subject) between 1 and 255),
    user_id   uuid not null,
    primary key (tenant_id, issuer_id, subject),
    unique (tenant_id, user_id, issuer_id),
    foreign key (tenant_id, issuer_id) references outside_issuer on delete cascade,
    foreign key (tenant_id, user_id) references membership on delete cascade
);
call tenant_table('outside_person', 'select, insert, delete');
call portable_table('outside_person', 'outside-people');
