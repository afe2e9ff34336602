-- The whole-process record. The application's role can add and read; it can neither change nor remove.
create table records.entry (
  id            bigint generated always as identity primary key,
  at            timestamptz not null,
  account_id    uuid not null,
  actor_name    text not null,
  role          text not null,
  purpose       text not null,
  request_token text not null,
  action        text not null,
  object_type   text not null,
  object_id     text not null,
  body          text not null
);
create index entry_object on records.entry (object_type, object_id, id);
create index entry_account on records.entry (account_id, id);
create index entry_at on records.entry (at);
grant usage on schema records to ${app};
grant select, insert on records.entry to ${app};
