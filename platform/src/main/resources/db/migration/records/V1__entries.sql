-- The whole-process record. The application's role can add and read; it can neither change nor remove an entry.
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
  object_id     text not null
);
create index entry_object on records.entry (object_type, object_id, id);
create index entry_account on records.entry (account_id, id);
create index entry_action on records.entry (action text_pattern_ops, id);
create index entry_at on records.entry (at);

-- What an entry says, as salted commitments. Salt and value of personal data may be erased by law; the commitment stays.
create table records.commitment (
  entry_id bigint not null references records.entry (id),
  name     text not null,
  hash     bytea not null check (length(hash) = 32),
  salt     bytea,
  value    text,
  primary key (entry_id, name),
  check ((salt is null) = (value is null))
);

-- Entries that are committed but have no place in the tree yet: written with the entry, removed by the sequencer.
create table records.pending (
  entry_id bigint primary key references records.entry (id)
);

-- The Merkle tree: the place of each entry, the nodes of complete subtrees, the state, the signed heads.
create table records.leaf (
  position bigint primary key,
  entry_id bigint not null unique references records.entry (id),
  hash     bytea not null check (length(hash) = 32)
);
create table records.node (
  level smallint not null,
  index bigint not null,
  hash  bytea not null check (length(hash) = 32),
  primary key (level, index)
);
create table records.tree (
  single boolean primary key default true check (single),
  size  bigint not null,
  state bytea
);
insert into records.tree (size) values (0);
create table records.checkpoint (
  size bigint primary key,
  root bytea not null,
  note text not null,
  at   timestamptz not null
);

grant usage on schema records to ${app};
grant select, insert on records.entry, records.commitment, records.leaf, records.node, records.checkpoint to ${app};
grant update (salt, value) on records.commitment to ${app};
grant select, insert, delete on records.pending to ${app};
grant select on records.tree to ${app};
grant update (size, state) on records.tree to ${app};

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
