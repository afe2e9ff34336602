-- Cases of selection and appointment. What was done stands in selection.entry and is never altered; the row of the case only
-- repeats what its entries say, so that lists need not read them.
--
-- unit_id is the unit of the post everywhere and decides who may see the row.
create table selection.case_file (
  id           uuid primary key,
  number       text not null unique,
  form         text not null check (form in ('PROMOTION', 'TERM', 'EXCEPTIONAL', 'COMPETITIVE', 'EXCHANGE', 'REMOVAL',
                 'RESIGNATION', 'DEMOTION', 'CONFIRMATION')),
  post_id      uuid not null,
  post         text not null check (post <> ''), -- unit and post as they stood when the case was opened
  unit_id      uuid not null,
  level_code   text not null,
  probation    boolean not null,
  subject_id   uuid, -- the one whom it concerns from the beginning
  subject_name text,
  need         text not null check (need <> ''),
  opened_on    date not null,
  opener_id    uuid not null,
  opener_name  text not null,
  state        text not null check (state in ('OPEN', 'SUSPENDED', 'FINISHED', 'ENDED')),
  phase        text,
  names        text not null default '', -- who is considered at present, for lists
  missing      int not null default 0,   -- what the gate misses
  due_on       date,                     -- the nearest day that something has to wait for or be done by
  entries      int not null default 0,
  touched_at   timestamptz not null,
  check ((subject_id is null) = (subject_name is null)),
  check ((phase is null) = (state in ('FINISHED', 'ENDED')))
);
create index case_open on selection.case_file (touched_at desc, id) where state in ('OPEN', 'SUSPENDED');
create index case_unit on selection.case_file (unit_id);

create table selection.entry (
  case_id     uuid not null references selection.case_file,
  no          int not null check (no > 0),
  unit_id     uuid not null,
  step        text not null,
  happened_on date not null,
  content     text not null, -- the step as JSON, byte for byte as its fingerprint was taken
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  entered_on  date not null check (entered_on >= happened_on),
  entered_at  timestamptz not null,
  author_id   uuid not null,
  author_name text not null,
  token       uuid not null, -- of the form that was sent: sent twice, it writes once
  primary key (case_id, no),
  unique (case_id, token)
);

-- Who is or was considered: they and their near relatives never meet the case.
create table selection.candidate (
  case_id   uuid not null references selection.case_file,
  person_id uuid not null,
  unit_id   uuid not null,
  name      text not null,
  primary key (case_id, person_id)
);
create index candidate_person on selection.candidate (person_id);

create table selection.document (
  id          uuid primary key,
  case_id     uuid not null references selection.case_file,
  unit_id     uuid not null,
  name        text not null check (name <> ''),
  media_type  text not null,
  size        int not null check (size > 0),
  fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  content     bytea not null,
  author_name text not null,
  added_at    timestamptz not null,
  unique (case_id, fingerprint)
);

-- A correction that somebody proposed and somebody else approves or refuses.
create table selection.correction (
  id            uuid primary key,
  case_id       uuid not null references selection.case_file,
  unit_id       uuid not null,
  entry_no      int not null,
  replacement   text, -- the step as JSON; null: the entry should not be there
  reason        text not null check (reason <> ''),
  proposer_id   uuid not null,
  proposer_name text not null,
  proposed_at   timestamptz not null,
  state         text not null check (state in ('PROPOSED', 'APPROVED', 'REFUSED')),
  decider_name  text,
  decided_at    timestamptz,
  refusal       text not null default '',
  check ((state = 'PROPOSED') = (decided_at is null))
);
create index correction_case on selection.correction (case_id, proposed_at);
create unique index correction_open on selection.correction (case_id, entry_no) where state = 'PROPOSED';

-- What orders do to files, on their day; the platform carries it out, once, in the transaction that marks it as done.
create table selection.effect (
  id           uuid primary key,
  case_id      uuid not null references selection.case_file,
  unit_id      uuid not null,
  person_id    uuid not null,
  kind         text not null check (kind in ('ORDER', 'CONFIRM', 'RETURN', 'UNDO')),
  entry_no     int not null,
  effective_on date not null,
  state        text not null check (state in ('PLANNED', 'DONE', 'CANCELLED')),
  statements   bigint[] not null default '{}', -- statements of the roster that it made
  hindrance    text not null default '',       -- why it could not be carried out yet
  done_at      timestamptz,
  unique (case_id, kind, entry_no)
);
create index effect_due on selection.effect (effective_on) where state = 'PLANNED';

create table selection.number (year int primary key, last int not null);

call access.protect('selection.case_file', 'SELECTION', 'unit_id');
call access.protect('selection.entry', 'SELECTION', 'unit_id');
call access.protect('selection.candidate', 'SELECTION', 'unit_id');
call access.protect('selection.document', 'SELECTION', 'unit_id');
call access.protect('selection.correction', 'SELECTION', 'unit_id');
call access.protect('selection.effect', 'SELECTION', 'unit_id');

grant usage on schema selection to ${app};
grant select, insert on selection.case_file, selection.entry, selection.candidate, selection.document, selection.correction,
  selection.effect, selection.number to ${app};
grant update (state, phase, names, missing, due_on, entries, touched_at) on selection.case_file to ${app};
grant update (state, decider_name, decided_at, refusal) on selection.correction to ${app};
grant update (state, statements, hindrance, done_at) on selection.effect to ${app};
grant update (last) on selection.number to ${app};
