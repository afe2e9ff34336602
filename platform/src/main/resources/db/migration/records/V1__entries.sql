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

-- Events between modules that must not be lost: the layout is Spring Modulith's event publication registry.
create table records.event_publication (
  id                     uuid primary key,
  listener_id            text not null,
  event_type             text not null,
  serialized_event       text not null,
  publication_date       timestamptz not null,
  completion_date        timestamptz,
  status                 text,
  completion_attempts    int,
  last_resubmission_date timestamptz
);
create index event_publication_hash on records.event_publication using hash (serialized_event);
create index event_publication_done on records.event_publication (completion_date);
grant select, insert, update, delete on records.event_publication to ${app};
