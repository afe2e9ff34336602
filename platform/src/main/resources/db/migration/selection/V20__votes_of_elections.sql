-- A vote of a meeting that was taken over from a secret election: what the election counted, as it stood then.
alter table selection.meeting_item
  add election_id    uuid,
  add election_title text,
  add entitled       int check (entitled > 0),  -- who could vote
  add ballots        int check (ballots >= 0),  -- ballots that count
  add archive_head   text;                      -- fingerprint of the archive
grant update (election_id, election_title, entitled, ballots, archive_head) on selection.meeting_item to ${app};

-- Each question of an election (or of a count by hand) is used once, and the questions of one election at one meeting only.
create table selection.election_use (
  election_id uuid not null,
  question    int not null,  -- place of the question, from 0
  case_id     uuid not null,
  meeting     text not null, -- as the step names it
  primary key (election_id, question)
);
grant select, insert on selection.election_use to ${app};
