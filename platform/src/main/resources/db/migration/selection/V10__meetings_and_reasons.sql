-- Written reasons, and the meetings at which cases are decided.

-- 姓氏笔画: the customary order of people among whom nobody stands first.
create collation selection.strokes (provider = icu, locale = 'zh-u-co-stroke');

-- Why somebody is to be appointed or not, written before the vote. Never altered: a second thought is a further row.
create table selection.decision_reason (
  case_id     uuid not null references selection.case_file,
  person_id   uuid not null,
  no          int not null check (no > 0),
  unit_id     uuid not null,
  name        text not null,
  reason      text not null check (char_length(reason) between 30 and 2000),
  author_id   uuid not null,
  author_name text not null,
  written_at  timestamptz not null,
  primary key (case_id, person_id, no)
);

-- unit_id is the unit whose body meets; an item carries the unit of its post, so that whoever may not see the case does
-- not see it in the agenda either.
create table selection.meeting (
  id          uuid primary key,
  number      text not null unique,
  unit_id     uuid not null,
  unit_name   text not null,
  kind        text not null check (kind in ('STANDING_COMMITTEE', 'PARTY_GROUP', 'DEPARTMENT')),
  held_on     date not null,
  place       text not null check (place <> ''),
  observers   text not null default '', -- 列席
  state       text not null check (state in ('CALLED', 'OPEN', 'CLOSED', 'CANCELLED')),
  caller_name text not null,
  called_at   timestamptz not null,
  opened_at   timestamptz,
  closed_at   timestamptz,
  ending      text not null default '' -- why it was cancelled
);
create index meeting_held on selection.meeting (held_on desc, id);

create table selection.meeting_member (
  meeting_id uuid not null references selection.meeting,
  no         int not null check (no > 0),
  unit_id    uuid not null,
  person_id  uuid not null,
  name       text not null,
  duty       text not null,
  head       boolean not null,
  absent     boolean not null default false,
  absence    text not null default '', -- why
  primary key (meeting_id, no),
  unique (meeting_id, person_id)
);

create table selection.meeting_item (
  meeting_id  uuid not null references selection.meeting,
  no          int not null check (no > 0),
  unit_id     uuid not null,
  case_id     uuid not null references selection.case_file,
  person_id   uuid not null,
  name        text not null,
  left_nos    int[] not null default '{}', -- the members who left for this item
  settled     text not null default '',    -- how doubts about kinship were settled
  discussion  text not null default '',
  voting      text,
  ayes        int,
  noes        int,
  deferred    int,
  scrutineers text not null default '',
  adopted     boolean,
  entry_no    int,          -- the entry of the case
  decided_at  timestamptz,
  primary key (meeting_id, no),
  unique (meeting_id, case_id, person_id),
  check ((decided_at is null) = (entry_no is null))
);
create index meeting_item_case on selection.meeting_item (case_id);

create table selection.meeting_number (year int primary key, last int not null);

call access.protect('selection.decision_reason', 'SELECTION', 'unit_id');
call access.protect('selection.meeting', 'SELECTION', 'unit_id');
call access.protect('selection.meeting_member', 'SELECTION', 'unit_id');
call access.protect('selection.meeting_item', 'SELECTION', 'unit_id');

grant select, insert on selection.decision_reason, selection.meeting, selection.meeting_member, selection.meeting_item,
  selection.meeting_number to ${app};
grant update (last) on selection.meeting_number to ${app};
grant update (state, opened_at, closed_at, ending) on selection.meeting to ${app};
grant update (absent, absence) on selection.meeting_member to ${app};
grant update (left_nos, settled, discussion, voting, ayes, noes, deferred, scrutineers, adopted, entry_no, decided_at)
  on selection.meeting_item to ${app};
