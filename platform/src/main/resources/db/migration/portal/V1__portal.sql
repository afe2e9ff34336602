-- Which public pages are switched on. No row: off.
create table portal.page (
  code       text primary key check (code in ('NOTICES', 'CRITERIA', 'FEEDBACK', 'LEDGER', 'BALLOTS', 'QUESTIONNAIRES')),
  is_on      boolean not null,
  at         timestamptz not null,
  by_name    text not null
);

-- What the public sends in. Nothing here tells who sent it, unless the sender wrote it: no address, no program, no time of
-- day. What was written is sealed with a key outside the database.
create table portal.feedback (
  id          uuid primary key,
  receipt     bytea not null unique, -- fingerprint of the code that the sender holds
  kind        text not null check (kind in ('OBJECTION', 'REPORT', 'SUGGESTION')),
  about       bytea not null,
  contact     bytea,
  state       text not null default 'RECEIVED' check (state in ('RECEIVED', 'CHECKED', 'ANSWERED', 'CLOSED')),
  received_on date not null,
  check_by    date not null,
  answer_by   date not null,
  taken_in    boolean not null default false, -- shown to the officers, with others of the same hour
  excluded    uuid[] not null default '{}', -- accounts of those whom it names: they never learn of it
  version     bigint not null default 1
);
create index feedback_open on portal.feedback (answer_by, id) where state <> 'CLOSED';
create table portal.feedback_entry (
  feedback_id uuid not null references portal.feedback on delete cascade,
  no          int not null check (no > 0),
  kind        text not null check (kind in ('SENT', 'ADDED', 'CHECKED', 'NOTE', 'ANSWER', 'CLOSED')),
  day         date not null,
  author_name text, -- the officer; null: the sender
  said        bytea not null,
  primary key (feedback_id, no)
);
create table portal.feedback_file (
  id          uuid primary key,
  feedback_id uuid not null references portal.feedback on delete cascade,
  no          int not null,
  name        text not null, -- made by the platform, never the sender's
  media_type  text not null,
  size        int not null check (size > 0),
  content     bytea not null
);
create index file_feedback on portal.feedback_file (feedback_id, no);

-- The yearly questionnaire on selection work (一报告两评议): totals only.
create table portal.questionnaire (
  id          uuid primary key,
  year        int not null check (year between 2000 and 2200),
  unit_name   text not null check (unit_name <> ''),
  eligible    int not null check (eligible > 0),
  returned    int not null check (returned between 0 and eligible),
  good        int not null check (good >= 0),
  fair        int not null check (fair >= 0),
  middling    int not null check (middling >= 0),
  poor        int not null check (poor >= 0),
  published   boolean not null default false,
  version     bigint not null default 1,
  unique (year, unit_name),
  check (good + fair + middling + poor <= returned)
);

-- Whether the acting account handles feedback, by its own role.
create function portal.handles() returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(
      exists (select from access.account a
              where a.id = access.acting() and a.active and not a.roles_withheld and 'SUPERVISION_CADRE' = any (a.roles)),
      false)
  $$;
revoke all on function portal.handles() from public;
grant execute on function portal.handles() to ${app};

alter table portal.feedback enable row level security;
alter table portal.feedback force row level security;
create policy need_to_know on portal.feedback using (
  (select access.acting()) = '00000000-0000-0000-0000-000000000000'::uuid
  or (taken_in and (select portal.handles()) and not (select access.acting()) = any (excluded)));
alter table portal.feedback_entry enable row level security;
alter table portal.feedback_entry force row level security;
create policy need_to_know on portal.feedback_entry using (feedback_id in (select f.id from portal.feedback f));
alter table portal.feedback_file enable row level security;
alter table portal.feedback_file force row level security;
create policy need_to_know on portal.feedback_file using (feedback_id in (select f.id from portal.feedback f));

grant usage on schema portal to ${app};
grant select, insert, update on portal.page, portal.feedback, portal.questionnaire to ${app};
-- Erased when its time is over; entries and files go with it.
grant delete on portal.feedback to ${app};
grant select, insert on portal.feedback_entry, portal.feedback_file to ${app};
