-- A decision counts against all members, and whoever has to withdraw has no vote: then more should attend than can vote.
-- Spare slips are made with the others, because the list of credentials is fixed when the voting opens.
alter table voting.poll
  add expected int check (expected > 0),                              -- 应到会; null: as many as can vote
  add spares   int not null default 0 check (spares between 0 and 50); -- sealed spare slips for each stratum

-- Credentials of the spare slips, by SHA-256. Sealed: no ballot is taken under one until it is handed out.
create table voting.spare (
  election_id uuid not null references voting.election on delete cascade,
  credential  bytea not null,
  stratum     int not null,
  handed_out  boolean not null default false,
  primary key (election_id, credential)
);

-- Credentials of lost slips: no ballot is taken under one any more.
create table voting.struck (
  election_id uuid not null references voting.election on delete cascade,
  credential  bytea not null,
  primary key (election_id, credential)
);

-- A lost slip and the spare for it. Whose it was is nowhere; of the time the day alone is kept.
create table voting.replacement (
  election_id uuid not null references voting.election on delete cascade,
  no          int not null check (no > 0),
  lost        bytea not null,
  spare       bytea not null,
  lost_mark   text not null,
  spare_mark  text not null,
  reason      text not null check (reason <> ''),
  state       text not null check (state in ('ASKED', 'DONE', 'VOTED', 'REFUSED')),
  asked_on    date not null,
  settled_no  int,  -- the trustee who settled it
  refused_for text,
  primary key (election_id, no)
);
create unique index replacement_open on voting.replacement (election_id, spare) where state in ('ASKED', 'DONE');

-- Which archives the public may have: asked for by one, released by another. Texts and numbers as the public sees them.
create table voting.publication (
  election_id  uuid primary key references voting.election on delete cascade,
  public_id    text not null,
  title        text not null,
  kind         text not null,
  closed_on    date not null,
  voters       int not null,
  ballots      int not null,
  head         text not null,
  subtotals    boolean not null,
  ground       text not null check (ground <> ''),
  asked_by     uuid not null,
  asked_name   text not null,
  asked_at     timestamptz not null,
  state        text not null check (state in ('ASKED', 'RELEASED', 'REFUSED', 'WITHDRAWN')),
  settled_by   uuid,
  settled_name text,
  settled_at   timestamptz,
  settled_for  text
);
create index publication_released on voting.publication (closed_on desc, election_id) where state = 'RELEASED';

grant select, insert, update, delete on voting.spare to ${app};
grant select, insert on voting.struck to ${app};
grant select, insert, update on voting.replacement, voting.publication to ${app};
