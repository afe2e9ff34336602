-- 知事识人: what is known about people at work, through six channels, and by whom. An entry is signed and never altered: it is
-- replaced by another one or withdrawn, each with a reason, and stays.
--
-- unit_id is the unit of the person and decides who may see the row. It follows the person by itself: the foreign key carries a
-- transfer over in the transaction that makes it, whatever code made it.
create table insight.entry (
  id              uuid primary key,
  person_id       uuid not null,
  unit_id         uuid not null,
  person_name     text not null check (person_name <> ''), -- name and post as they stood when the entry was written
  post            text not null,
  channel         text not null check (channel in ('ROLL', 'FACE', 'IMPRESSION', 'MEETING', 'INTRODUCTION', 'INQUIRY')),
  kind            text not null check (kind in ('ROUTINE', 'CRITICAL')),
  happened_on     date not null,
  place           text not null,
  source_name     text not null, -- empty: the author's own observation
  source_relation text not null,
  task            text not null,
  situation       text not null,
  behaviour       text not null check (behaviour <> ''),
  result          text not null,
  secrecy         text not null check (secrecy in ('INTERNAL', 'WORK_SECRET')),
  ground          text not null check (ground <> ''),
  open_to_person  boolean not null,
  visit_id        uuid not null, -- entries made in one go; sending the same ones twice writes them once
  author_id       uuid not null,
  author_name     text not null,
  recorded_at     timestamptz not null,
  fingerprint     text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  replaces        uuid unique references insight.entry,
  replace_reason  text not null,
  ended_at        timestamptz, -- replaced or withdrawn
  ended_by        text,
  end_reason      text,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade,
  check (source_name <> '' or channel not in ('INTRODUCTION', 'INQUIRY')),
  check (not open_to_person or secrecy = 'INTERNAL'),
  check ((replaces is null) = (replace_reason = '')),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create unique index entry_once on insight.entry (visit_id, person_id, channel) where replaces is null;
create index entry_person on insight.entry (person_id, happened_on desc);
create index entry_author on insight.entry (author_id, recorded_at desc);
create index entry_standing on insight.entry (person_id, channel, happened_on) where ended_at is null;

create table insight.attachment (
  id         uuid primary key,
  entry_id   uuid not null references insight.entry,
  person_id  uuid not null,
  unit_id    uuid not null,
  place      int not null,
  name       text not null check (name <> ''),
  media_type text not null check (media_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes      bytea not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);
create index attachment_entry on insight.attachment (entry_id, place);

-- What the person answers to an entry that is open to him or her; stands beside it for good.
create table insight.reply (
  id         uuid primary key,
  entry_id   uuid not null references insight.entry,
  person_id  uuid not null,
  unit_id    uuid not null,
  reply      text not null check (reply <> ''),
  author_id  uuid not null,
  written_at timestamptz not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);
create index reply_entry on insight.reply (entry_id, written_at);

-- 谈心谈话: who talks with whom, by when, about what; and what came of it.
create table insight.talk (
  id                uuid primary key,
  person_id         uuid not null,
  unit_id           uuid not null,
  person_name       text not null check (person_name <> ''),
  post              text not null,
  talker_name       text not null check (talker_name <> ''),
  talker_id         uuid, -- the account of the one who talks, if known
  due_on            date not null,
  topic             text not null check (topic <> ''),
  planned_by        text not null,
  planned_by_id     uuid not null,
  planned_at        timestamptz not null,
  state             text not null check (state in ('PLANNED', 'HELD', 'CANCELLED')),
  held_on           date,
  place             text not null default '',
  attendees         text not null default '',
  points            text not null default '',
  wishes            text not null default '',
  feedback_owed     text not null default '', -- what was promised to come back with
  feedback_due_on   date,
  feedback_given    text not null default '',
  feedback_given_on date,
  entry_id          uuid references insight.entry, -- the talk as evidence (见本人)
  closed_by         text,
  closed_at         timestamptz,
  cancel_reason     text not null default '',
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade,
  check ((state = 'HELD') = (held_on is not null)),
  check ((state = 'CANCELLED') = (cancel_reason <> '')),
  check ((feedback_owed <> '') = (feedback_due_on is not null)),
  check ((feedback_given <> '') = (feedback_given_on is not null))
);
create index talk_due on insight.talk (due_on) where state = 'PLANNED';
create index talk_person on insight.talk (person_id, due_on desc);

call access.protect('insight.entry', 'APPRAISAL', 'unit_id');
call access.protect('insight.attachment', 'APPRAISAL', 'unit_id');
call access.protect('insight.reply', 'APPRAISAL', 'unit_id');
call access.protect('insight.talk', 'APPRAISAL', 'unit_id');

-- The person sees what is open to him or her, on the page of the own record only, and answers for himself or herself.
create policy own_record on insight.entry for select using (
  person_id = (select access.own_person()) and open_to_person and ended_at is null
  and coalesce(current_setting('zhiren.own', true), '') = 'shown');
create policy own_record on insight.reply using (
  person_id = (select access.own_person()) and coalesce(current_setting('zhiren.own', true), '') = 'shown');

grant usage on schema insight to ${app};
grant select, insert on insight.entry, insight.attachment, insight.reply, insight.talk to ${app};
grant update (ended_at, ended_by, end_reason) on insight.entry to ${app};
grant update (state, held_on, place, attendees, points, wishes, feedback_owed, feedback_due_on, feedback_given, feedback_given_on,
  entry_id, closed_by, closed_at, cancel_reason) on insight.talk to ${app};
