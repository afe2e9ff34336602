-- Questions that were saved. They hold no people, only conditions: whoever opens one sees what his own scopes allow.
create table roster.saved_query (
  id         uuid primary key,
  owner_id   uuid not null,
  owner_name text not null,
  name       text not null check (name <> ''),
  question   text not null,
  columns    text not null,
  sort       text not null,
  view       text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version    bigint not null default 1,
  deleted_at timestamptz
);
create index saved_query_owner on roster.saved_query (owner_id) where deleted_at is null;

-- Shared with one account or with everybody of a role; may_change: may also save it anew.
create table roster.saved_query_share (
  query_id   uuid not null references roster.saved_query,
  account_id uuid,
  role       text,
  may_change boolean not null,
  check ((account_id is null) <> (role is null)),
  unique nulls not distinct (query_id, account_id, role)
);

grant select, insert on roster.saved_query to ${app};
grant update (name, question, columns, sort, view, changed_at, version, deleted_at) on roster.saved_query to ${app};
grant select, insert, delete on roster.saved_query_share to ${app};

-- Second wall: a saved query is read by its owner, or by others once it has been shared.
alter table roster.saved_query enable row level security;
alter table roster.saved_query force row level security;
create policy owner_or_shared on roster.saved_query
  using (
    owner_id = (select access.acting())
    or exists (
      select from roster.saved_query_share s
      where s.query_id = id and (s.role is not null or s.account_id = (select access.acting()))));

-- Exports: each one is counted for the day's quota of its account; above the limit it waits for a second person.
create table roster.people_export (
  id           uuid primary key,
  account_id   uuid not null,
  account_name text not null,
  question     text not null,
  reading      text not null,
  columns      text not null,
  sort         text not null,
  format       text not null,
  people       int not null check (people >= 0),
  reason       text not null,
  asked_at     timestamptz not null,
  decided_by   uuid check (decided_by <> account_id),
  decider_name text,
  decided_at   timestamptz,
  approved     boolean,
  taken_at     timestamptz
);
create index people_export_account on roster.people_export (account_id, asked_at);
create index people_export_waiting on roster.people_export (asked_at) where decided_at is null;
grant select, insert on roster.people_export to ${app};
grant update (decided_by, decider_name, decided_at, approved, taken_at) on roster.people_export to ${app};

-- Name and face: what one practised, seen by nobody else.
create table roster.face_practice (
  account_id uuid not null,
  person_id  uuid not null,
  box        int not null check (box between 1 and 6),
  due_on     date not null,
  asked      int not null,
  known      int not null,
  primary key (account_id, person_id)
);
grant select, insert, update, delete on roster.face_practice to ${app};
alter table roster.face_practice enable row level security;
alter table roster.face_practice force row level security;
create policy only_oneself on roster.face_practice using (account_id = (select access.acting()));
