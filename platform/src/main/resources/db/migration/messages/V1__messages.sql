-- What the platform has to say to people, and how it goes out. A message is written in the transaction of its cause;
-- everything that leaves the house leaves from here, later, at least once.
create table messages.message (
  id          uuid primary key,
  account_id  uuid not null,
  category    text not null check (category ~ '^[a-z][a-z0-9-]{1,39}$'),
  subject_zh  text not null check (subject_zh <> ''),
  subject_en  text not null check (subject_en <> ''),
  body_zh     text not null,
  body_en     text not null,
  link        text not null check (link ~ '^/([^/\\]|$)'),
  key         text not null check (key <> ''),
  at          timestamptz not null,
  read_at     timestamptz,
  kept        boolean not null default false,
  spread      boolean not null default false, -- ways out of the house have been decided
  for_digest  boolean not null default false, -- waits for the mail of the day
  unique (account_id, key)
);
create index message_inbox on messages.message (account_id, at desc, id desc);
create index message_unread on messages.message (account_id) where read_at is null;
create index message_to_spread on messages.message (at) where not spread;
create index message_for_digest on messages.message (account_id) where for_digest;

-- How an account wants its messages. No row: inbox only.
create table messages.choice (
  account_id  uuid primary key,
  address     text,          -- confirmed
  pending     text,          -- waits for its code
  code        text,
  code_until  timestamptz,
  code_tries  int not null default 0,
  daily       boolean not null default false,
  language    text not null default 'ZH' check (language in ('ZH', 'EN')),
  unwanted    text[] not null default '{}', -- categories that stay in the inbox
  feed        bytea unique  -- fingerprint of the address of the feed
);

create table messages.webhook (
  id          uuid primary key,
  label       text not null check (label <> ''),
  url         text not null check (url ~ '^https?://'),
  secret      bytea not null, -- sealed with a key outside the database
  categories  text[] not null check (cardinality(categories) > 0),
  active      boolean not null default true,
  created_at  timestamptz not null,
  created_by  text not null
);

-- One thing to be handed over outside. Claimed for a while; a claim that ran out is taken up again by whoever comes next.
create table messages.delivery (
  id          uuid primary key,
  kind        text not null check (kind in ('NOTICE', 'DIGEST', 'CONFIRM', 'TEST')),
  channel     text not null check (channel in ('MAIL', 'WEBHOOK')),
  account_id  uuid,
  webhook_id  uuid references messages.webhook on delete cascade,
  message_ids uuid[] not null default '{}',
  category    text not null,
  state       text not null default 'WAITING' check (state in ('WAITING', 'DONE', 'DEAD')),
  attempts    int not null default 0,
  next_at     timestamptz not null,
  created_at  timestamptz not null,
  done_at     timestamptz,
  fault       text,
  check ((channel = 'WEBHOOK') = (webhook_id is not null)),
  check (channel = 'WEBHOOK' or account_id is not null)
);
create index delivery_due on messages.delivery (next_at) where state = 'WAITING';
create index delivery_dead on messages.delivery (created_at desc) where state = 'DEAD';

-- Whoever acts may write to anybody; each account reads its own. Account 0 is the platform itself.
alter table messages.message enable row level security;
alter table messages.message force row level security;
create policy own on messages.message using (
  account_id = (select access.acting()) or (select access.acting()) = '00000000-0000-0000-0000-000000000000'::uuid)
  with check (true);
alter table messages.choice enable row level security;
alter table messages.choice force row level security;
create policy own on messages.choice using (
  account_id = (select access.acting()) or (select access.acting()) = '00000000-0000-0000-0000-000000000000'::uuid);

grant usage on schema messages to ${app};
grant select, insert, update, delete on messages.message, messages.choice, messages.delivery to ${app};
grant select, insert, update on messages.webhook to ${app};
