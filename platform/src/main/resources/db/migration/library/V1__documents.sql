-- The reference library: documents with their originals on disk, what was taken out of them, batches that brought them, and what
-- people keep about them.

create table library.batch (
  id          uuid primary key,
  unit_id     uuid, -- the unit that will own the documents; null: the body as a whole
  reach       text not null check (reach in ('EVERYBODY', 'UNIT', 'OWN')),
  secrecy     text not null check (secrecy in ('OPEN', 'INTERNAL', 'WORK_SECRET')),
  source      text not null,
  state       text not null check (state in ('RUNNING', 'DONE', 'UNDONE')),
  way         text not null check (way in ('PAGE', 'PROGRAM', 'FOLDER', 'LOAD')),
  author_id   uuid not null,
  author_name text not null,
  started_at  timestamptz not null,
  ended_at    timestamptz,
  undo_reason text,
  check (reach <> 'UNIT' or unit_id is not null)
);
create index batch_author on library.batch (author_id, started_at desc);

create table library.document (
  id              uuid primary key,
  batch_id        uuid not null references library.batch,
  unit_id         uuid,
  reach           text not null check (reach in ('EVERYBODY', 'UNIT', 'OWN')),
  secrecy         text not null check (secrecy in ('OPEN', 'INTERNAL', 'WORK_SECRET')),
  author_id       uuid not null,
  author_name     text not null,
  added_at        timestamptz not null,
  withdrawn_at    timestamptz,
  title           text not null check (title <> ''),
  kind            text not null,
  level           text,
  organ           text,
  number          text,
  dated           date,
  topics          text[] not null default '{}',
  declared_length int not null default 0 check (declared_length >= 0),
  elements        jsonb not null default '{}', -- further elements of GB/T 9704: 主送, 签发人, 附件 …
  source          text not null,
  words           int not null check (words >= 0),
  text            text not null, -- cleaned; with the removals it is the original, to the last unit
  print           bytea not null, -- of likeness
  cluster         bigint not null default 0, -- near-duplicates it belongs to; 0: none
  work_id         uuid not null, -- what it is an edition of: the first document of that title and organ
  file_name       text not null check (file_name <> ''),
  media_type      text not null,
  sha256          bytea not null check (length(sha256) = 32),
  size            bigint not null check (size > 0),
  version         bigint not null default 1,
  check (reach <> 'UNIT' or unit_id is not null)
);
create index document_batch on library.document (batch_id);
create index document_content on library.document (sha256);
create index document_work on library.document (work_id);
create index document_title on library.document (title);
create index document_cluster on library.document (cluster) where cluster <> 0;
create index document_added on library.document (added_at desc, id);

create table library.removal (
  document_id uuid not null references library.document on delete cascade,
  no          int not null check (no > 0),
  start_at    int not null check (start_at >= 0), -- in the original, UTF-16 units
  words       text not null,
  rule        text not null,
  signs       text[] not null default '{}',
  put_back    boolean not null default false,
  primary key (document_id, no)
);

create table library.particulars_change (
  id          uuid primary key,
  document_id uuid not null references library.document on delete cascade,
  author_id   uuid not null,
  author_name text not null,
  changed_at  timestamptz not null,
  reason      text not null check (reason <> ''),
  before      jsonb not null,
  after       jsonb not null
);
create index particulars_change_document on library.particulars_change (document_id);

create table library.batch_file (
  batch_id    uuid not null references library.batch on delete cascade,
  no          int not null check (no > 0),
  name        text not null,
  sha256      bytea not null check (length(sha256) = 32),
  size        bigint not null check (size >= 0),
  outcome     text not null check (outcome in ('WAITING', 'TAKEN', 'SAME', 'REFUSED', 'FAILED')),
  reason_zh   text not null default '',
  reason_en   text not null default '',
  document_id uuid references library.document,
  primary key (batch_id, no)
);

-- Documents that the index on disk may not know yet: written in the transaction that changes them, deleted once the index is safe.
create table library.to_index (
  place       bigint generated always as identity primary key,
  document_id uuid not null
);
-- The index belongs to this state of the database; another stamp on disk means that one of them was put back.
create table library.index_stamp (single boolean primary key default true check (single), stamp uuid not null);

create table library.note (
  id          uuid primary key,
  document_id uuid not null references library.document on delete cascade,
  author_id   uuid not null,
  author_name text not null,
  unit_id     uuid, -- shared with whoever sees this unit; null: the author alone
  words       text not null check (words <> ''),
  written_at  timestamptz not null
);
create index note_document on library.note (document_id);

create table library.collection (
  id         uuid primary key,
  owner_id   uuid not null,
  owner_name text not null,
  unit_id    uuid, -- shared with whoever sees this unit
  name       text not null check (name <> ''),
  made_at    timestamptz not null,
  unique (owner_id, name)
);
create table library.collected (
  collection_id uuid not null references library.collection on delete cascade,
  document_id   uuid not null references library.document on delete cascade,
  added_at      timestamptz not null,
  primary key (collection_id, document_id)
);

create table library.saved_search (
  id          uuid primary key,
  owner_id    uuid not null,
  name        text not null check (name <> ''),
  question    text not null, -- the query string of the page
  daily       boolean not null,
  seen_until  timestamptz not null, -- documents taken in later are new
  made_at     timestamptz not null,
  unique (owner_id, name)
);

-- How often a document was opened, by day; never by whom.
create table library.reading (
  document_id uuid not null references library.document on delete cascade,
  day         date not null,
  times       int not null check (times > 0),
  primary key (document_id, day)
);
-- Searches that found nothing, by day; never by whom.
create table library.missed (
  day      date not null,
  question text not null,
  times    int not null check (times > 0),
  primary key (day, question)
);

-- A document is open to everybody who works here, to those who see its unit, or to the one who brought it.
create function library.open_to_me(reach text, author uuid) returns boolean
  language sql stable
  as $$
    select access.acting() is not null
       and (access.acting() = '00000000-0000-0000-0000-000000000000'::uuid or author = access.acting() or reach = 'EVERYBODY')
  $$;

alter table library.document enable row level security;
alter table library.document force row level security;
create policy need_to_know on library.document using (
  library.open_to_me(reach, author_id)
  or (reach = 'UNIT' and ((select access.sees_all('ORGANIZATION')) or unit_id in (select access.visible_units('ORGANIZATION')))));

alter table library.batch enable row level security;
alter table library.batch force row level security;
create policy own on library.batch using (
  library.open_to_me('OWN', author_id) or (way = 'FOLDER' and reach = 'EVERYBODY' and library.open_to_me(reach, author_id)));

alter table library.batch_file enable row level security;
alter table library.batch_file force row level security;
create policy own on library.batch_file using (batch_id in (select b.id from library.batch b));

alter table library.removal enable row level security;
alter table library.removal force row level security;
create policy need_to_know on library.removal using (exists (select from library.document d where d.id = document_id));

alter table library.particulars_change enable row level security;
alter table library.particulars_change force row level security;
create policy need_to_know on library.particulars_change using (exists (select from library.document d where d.id = document_id));

alter table library.note enable row level security;
alter table library.note force row level security;
create policy need_to_know on library.note using (
  exists (select from library.document d where d.id = document_id)
  and (library.open_to_me('OWN', author_id)
    or (unit_id is not null and ((select access.sees_all('ORGANIZATION')) or unit_id in (select access.visible_units('ORGANIZATION'))))));

alter table library.collection enable row level security;
alter table library.collection force row level security;
create policy need_to_know on library.collection using (
  library.open_to_me('OWN', owner_id)
  or (unit_id is not null and ((select access.sees_all('ORGANIZATION')) or unit_id in (select access.visible_units('ORGANIZATION')))));

alter table library.collected enable row level security;
alter table library.collected force row level security;
create policy need_to_know on library.collected using (
  collection_id in (select c.id from library.collection c) and exists (select from library.document d where d.id = document_id));

alter table library.saved_search enable row level security;
alter table library.saved_search force row level security;
create policy own on library.saved_search using (library.open_to_me('OWN', owner_id));

grant usage on schema library to ${app};
grant execute on function library.open_to_me(text, uuid) to ${app};
grant select, insert, update on library.batch, library.batch_file, library.document, library.removal, library.index_stamp, library.reading, library.missed to ${app};
grant select, insert on library.particulars_change to ${app};
grant select, insert, delete on library.to_index, library.collected to ${app};
grant select, insert, update, delete on library.note, library.collection, library.saved_search to ${app};
grant delete on library.missed to ${app};
