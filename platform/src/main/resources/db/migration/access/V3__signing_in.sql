-- Signing in: failures, passwords that must be changed, second factors, tokens for programs.
alter table access.account
  add column must_change_password boolean not null default false,
  add column password_changed_at  timestamptz not null default now(),
  add column totp_secret          bytea,
  add column totp_last_step       bigint,
  add column version              int not null default 0,
  add column locked_reason        text;
create index account_name on access.account (name);

-- By what was typed, whether or not there is such an account: both look the same from outside.
create table access.sign_in_failure (
  login        text primary key,
  failures     int not null,
  last_at      timestamptz not null,
  locked_until timestamptz
);
grant select, insert, update, delete on access.sign_in_failure to ${app};

create table access.sign_in (
  id         bigint generated always as identity primary key,
  account_id uuid not null references access.account (id),
  at         timestamptz not null,
  way        text not null,
  address    text not null
);
create index sign_in_account on access.sign_in (account_id, id desc);
grant select, insert on access.sign_in to ${app};

-- Tokens for programs: only a fingerprint is kept.
create table access.api_token (
  id          uuid primary key,
  account_id  uuid not null references access.account (id),
  label       text not null check (label <> ''),
  fingerprint bytea not null unique,
  rights      text[] not null,
  created_at  timestamptz not null,
  ends_at     timestamptz not null,
  last_used   timestamptz,
  revoked_at  timestamptz
);
create index api_token_account on access.api_token (account_id);
grant select, insert on access.api_token to ${app};
grant update (last_used, revoked_at) on access.api_token to ${app};

-- A holder passes on a role, with the scopes, for a time.
create table access.delegation (
  id           uuid primary key,
  from_account uuid not null references access.account (id),
  to_account   uuid not null references access.account (id) check (to_account <> from_account),
  role         text not null check (role not in ('SYSTEM_OFFICER', 'SECURITY_OFFICER', 'AUDIT_OFFICER')),
  starts_at    timestamptz not null,
  ends_at      timestamptz not null check (ends_at > starts_at),
  reason       text not null check (reason <> ''),
  created_at   timestamptz not null,
  revoked_at   timestamptz
);
create index delegation_to on access.delegation (to_account) where revoked_at is null;
create index delegation_from on access.delegation (from_account);
grant select, insert on access.delegation to ${app};
grant update (revoked_at) on access.delegation to ${app};

-- Emergency access: asked for by one, opened by another, over by itself, seen by the auditor.
create table access.emergency (
  id          uuid primary key,
  account_id  uuid not null references access.account (id),
  information_class text not null,
  unit_id     uuid,
  reason      text not null check (reason <> ''),
  hours       int not null check (hours between 1 and 24),
  asked_at    timestamptz not null,
  opened_by   uuid references access.account (id) check (opened_by <> account_id),
  opened_at   timestamptz,
  ends_at     timestamptz,
  refused_by  uuid references access.account (id),
  seen_by     uuid references access.account (id),
  seen_at     timestamptz
);
create index emergency_account on access.emergency (account_id);
grant select, insert on access.emergency to ${app};
grant update (opened_by, opened_at, ends_at, refused_by, seen_by, seen_at) on access.emergency to ${app};
