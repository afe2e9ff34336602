-- Secret votes. What is asked and about whom stands in voting.election, which is need-to-know. What phones, trustees and the authority
-- over the voting codes need stands beside it and holds no vote in the clear: whoever holds a code, or is named, gets at it by that alone.
create table voting.election (
  id                uuid primary key,
  unit_id           uuid not null, -- the unit that the matter belongs to; need-to-know goes by it
  kind              text not null check (kind in ('RECOMMENDATION', 'DECISION')),
  title             text not null check (title <> ''),
  subject_kind      text not null, -- opaque to this module: who asked for the vote finds it again by these two
  subject_reference text not null,
  subject_title     text not null,
  author_id         uuid not null,
  author_name       text not null,
  created_at        timestamptz not null
);
create index election_unit on voting.election (unit_id);
create index election_subject on voting.election (subject_kind, subject_reference);
create index election_newest on voting.election (created_at desc, id);
call access.protect('voting.election', 'SELECTION', 'unit_id');

create table voting.poll (
  election_id    uuid primary key references voting.election on delete cascade,
  public_id      text not null unique check (length(public_id) >= 14), -- random; in the addresses that voters are given
  title          text not null,
  kind           text not null,
  state          text not null check (state in ('PREPARING', 'OPEN', 'DECRYPTING', 'FINISHED', 'EMPTY', 'WITHDRAWN')),
  questions      jsonb not null,
  strata         text[] not null, -- names, in an order in which neighbours resemble each other most
  threshold      int not null check (threshold > 0),
  opens_at       timestamptz not null,
  closes_at      timestamptz not null check (closes_at > opens_at),
  authority_id   uuid not null, -- the account that makes the voting codes
  authority_name text not null,
  trustees_json  text, -- once the keys are made
  credentials    text, -- public credentials by stratum, JSON, once the codes are made
  declaration    text, -- of the strata, once opened, if there are several
  address        text, -- where phones reach the platform, as printed on the slips
  bundle         text, -- SHA-256 of the scripts of the voting page when it was opened
  present        int check (present >= 0), -- members attending, as recorded; null: not recorded
  head           text not null default '', -- hash of the last event of the board
  anchored       text not null default '', -- the last head that the record holds
  anchored_at    timestamptz,
  latest_at      timestamptz not null, -- the latest time seen: a clock that is set back opens nothing again
  opened_at      timestamptz,
  closed_at      timestamptz,
  finished_at    timestamptz,
  result         text, -- published totals, JSON
  supplement     text, -- subtotals by groups of strata
  withdrawn_for  text,
  version        bigint not null default 1
);

create table voting.voter (
  election_id uuid not null references voting.election on delete cascade,
  no          int not null,
  stratum     int not null,
  name        text not null check (name <> ''), -- for the list on which slips are signed for; no slip is joined to a name
  primary key (election_id, no)
);

create table voting.trustee (
  election_id   uuid not null references voting.election on delete cascade,
  no            int not null,
  account_id    uuid not null,
  name          text not null,
  certificate   text,
  dealt         text,
  accepted      text,
  decrypted     boolean not null default false,
  subtotals     text, -- the parts of the subtotals, JSON
  primary key (election_id, no),
  unique (election_id, account_id)
);
create index trustee_account on voting.trustee (account_id);

-- The files of the archive in their order: the board itself. Rows are only ever appended.
create table voting.archive_file (
  election_id uuid not null references voting.election on delete cascade,
  no          int not null,
  name        text not null,
  content     text not null,
  primary key (election_id, no),
  unique (election_id, name)
);

-- Which ballots there are, by tracker: to find one without reading the board. No time, no address, no name.
create table voting.ballot (
  election_id uuid not null references voting.election on delete cascade,
  tracker     text not null,
  file_no     int not null,
  credential  bytea not null, -- SHA-256 of the public credential
  primary key (election_id, tracker)
);
create index ballot_credential on voting.ballot (election_id, credential);

-- Ballots that a voter had opened in order to test a device: never to be cast.
create table voting.opened_ballot (
  election_id uuid not null references voting.election on delete cascade,
  tracker     text not null,
  primary key (election_id, tracker)
);

create table voting.reminder (
  id           uuid primary key,
  election_id  uuid not null references voting.election on delete cascade,
  at           timestamptz not null,
  account_name text not null,
  note         text not null check (note <> ''),
  turnout      int not null
);
create index reminder_election on voting.reminder (election_id, at);

-- Votes by show of hands or on paper: recorded by one, confirmed by two scrutineers.
create table voting.hand_count (
  id                uuid primary key,
  unit_id           uuid not null,
  kind              text not null check (kind in ('RECOMMENDATION', 'DECISION')),
  manner            text not null check (manner in ('HANDS', 'PAPER')),
  title             text not null check (title <> ''),
  subject_kind      text not null,
  subject_reference text not null,
  subject_title     text not null,
  held_on           date not null,
  expected          int not null check (expected > 0),
  present           int not null check (present between 0 and expected),
  issued            int not null check (issued >= 0),   -- ballot papers handed out; hands: those present
  returned          int not null check (returned between 0 and issued),
  invalid           int not null check (invalid between 0 and returned),
  questions         jsonb not null,
  counts            jsonb not null, -- as first entered
  again             jsonb,          -- paper: as entered by the second person
  recorder_id       uuid not null,
  recorder_name     text not null,
  recorded_at       timestamptz not null,
  first_id          uuid,
  first_name        text,
  second_id         uuid,
  second_name       text,
  state             text not null check (state in ('RECORDED', 'CONFIRMED', 'REFUSED')),
  refused_for       text
);
create index hand_count_subject on voting.hand_count (subject_kind, subject_reference);
create index hand_count_unit on voting.hand_count (unit_id);
call access.protect('voting.hand_count', 'SELECTION', 'unit_id');

grant usage on schema voting to ${app};
grant select, insert, update, delete on voting.election, voting.poll, voting.voter, voting.trustee to ${app};
grant select, insert, update on voting.hand_count to ${app};
grant select, insert on voting.archive_file, voting.ballot, voting.opened_ballot, voting.reminder to ${app};
