-- Passkeys (WebAuthn Level 3). Public keys only: whoever reads this table cannot sign in with it.
create table access.passkey (
  id            uuid primary key,
  account_id    uuid not null references access.account (id),
  name          text not null check (name <> ''), -- what its owner calls it
  credential_id bytea not null unique,
  credential    bytea not null,                   -- attested credential data: model, id, public key (COSE)
  sign_count    bigint not null,
  backed_up     boolean not null,                 -- kept by a synchronising provider
  transports    text[] not null,
  created_at    timestamptz not null,
  last_used     timestamptz
);
create index passkey_account on access.passkey (account_id);
grant select, insert, delete on access.passkey to ${app};
grant update (name, sign_count, backed_up, last_used) on access.passkey to ${app};

-- One account for a person, one person for an account; and names that differ in capitals only are the same name.
create unique index account_person on access.account (person_id) where person_id is not null;
create unique index account_login on access.account (lower(login));
