-- 岗位说明书: what a post asks for beyond the law. Versions are never altered: the highest one holds.
create table eligibility.post_profile (
  post_id              uuid not null,
  version              int not null check (version > 0),
  unit_id              uuid not null,
  minimum_schooling    text,
  grassroots_months    int check (grassroots_months between 1 and 480),
  level_below_months   int check (level_below_months between 1 and 480),
  licences             text[] not null,
  term_governed        boolean, -- null: as derived from the post
  duties               text not null,
  preferred_majors     text[] not null,
  preferred_experience text[] not null,
  needs                text[] not null,
  reason               text not null check (reason <> ''),
  author_id            uuid not null,
  author_name          text not null,
  recorded_at          timestamptz not null,
  primary key (post_id, version)
);
call access.protect('eligibility.post_profile', 'ORGANIZATION', 'unit_id');

-- A local number that tightens a national one. One person proposes, another decides; the end takes two persons as well.
create table eligibility.local_rule (
  id              uuid primary key,
  parameter       text not null,
  value           numeric not null,
  since           date not null,
  title           text not null check (title <> ''),
  article         text not null,
  document        text not null check (document <> ''),
  reason          text not null check (reason <> ''),
  state           text not null check (state in ('PROPOSED', 'IN_FORCE', 'RETURNED', 'WITHDRAWN', 'ENDING', 'ENDED')),
  proposed_by     uuid not null,
  proposed_name   text not null,
  proposed_at     timestamptz not null,
  decided_by      uuid check (decided_by <> proposed_by),
  decided_name    text,
  decided_at      timestamptz,
  decision_reason text,
  ending_by       uuid,
  ending_name     text,
  ending_at       timestamptz,
  ending_reason   text,
  ended_by        uuid check (ended_by <> ending_by),
  ended_name      text,
  ended_at        timestamptz,
  ended_on        date,
  check ((state in ('IN_FORCE', 'ENDING', 'ENDED')) <= (decided_by is not null)),
  check ((state = 'ENDED') = (ended_on is not null))
);

-- The arrangement of holidays of a year that the engine does not bring along.
create table eligibility.calendar_year (
  id              uuid primary key,
  year            int not null check (year between 2000 and 2200),
  days_off        date[] not null,
  days_on         date[] not null,
  document        text not null check (document <> ''),
  state           text not null check (state in ('PROPOSED', 'IN_FORCE', 'RETURNED', 'REPLACED')),
  proposed_by     uuid not null,
  proposed_name   text not null,
  proposed_at     timestamptz not null,
  decided_by      uuid check (decided_by <> proposed_by),
  decided_name    text,
  decided_at      timestamptz,
  decision_reason text
);
create unique index calendar_year_in_force on eligibility.calendar_year (year) where state = 'IN_FORCE';
create unique index calendar_year_proposed on eligibility.calendar_year (year) where state = 'PROPOSED';

-- What was proposed can be decided on, never rewritten.
grant usage on schema eligibility to ${app};
grant select, insert on eligibility.post_profile, eligibility.local_rule, eligibility.calendar_year to ${app};
grant update (state, decided_by, decided_name, decided_at, decision_reason, ending_by, ending_name, ending_at, ending_reason,
              ended_by, ended_name, ended_at, ended_on) on eligibility.local_rule to ${app};
grant update (state, decided_by, decided_name, decided_at, decision_reason) on eligibility.calendar_year to ${app};
