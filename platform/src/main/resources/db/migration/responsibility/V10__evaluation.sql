-- Evaluation: published formulae, values by formula, panel, editions of results, appeals, what people decide to do about them.

-- A target whose values follow from those of other targets; empty: they are reported.
alter table responsibility.target add column formula text not null default '';

alter table responsibility.reading drop constraint reading_way_check;
alter table responsibility.reading add constraint reading_way_check check (way in ('FORM', 'WORKBOOK', 'PROGRAM', 'FOLDER', 'FORMULA'));

-- How the kinds of work are scored, published to the units before the freeze.
create table responsibility.scheme (
  plan_id     uuid primary key references responsibility.plan on delete cascade,
  unit_id     uuid not null,
  rules       jsonb not null,
  author_name text not null,
  set_at      timestamptz not null,
  version     bigint not null default 1
);

-- Who judges highlights. The rows belong to the unit that assigns: whoever is judged does not read the marks of one member.
create table responsibility.panel_member (
  plan_id     uuid not null references responsibility.plan on delete cascade,
  account_id  uuid not null,
  unit_id     uuid not null,
  name        text not null,
  named_by    text not null,
  named_at    timestamptz not null,
  primary key (plan_id, account_id)
);
create table responsibility.panel_mark (
  target_id   uuid not null references responsibility.target on delete cascade,
  account_id  uuid not null,
  plan_id     uuid not null references responsibility.plan on delete cascade,
  unit_id     uuid not null,
  marks       jsonb, -- criterion → 0 to 100; null: the member stood back
  stood_back  text, -- why
  marked_at   timestamptz not null,
  primary key (target_id, account_id),
  check ((marks is null) = (stood_back is not null))
);

-- Results of a plan as they were computed, edition by edition: nothing in here is ever altered.
create table responsibility.evaluation (
  plan_id       uuid not null references responsibility.plan on delete cascade,
  edition       int not null check (edition > 0),
  unit_id       uuid not null,
  reason        text not null,
  appeals_until date not null,
  missing       int not null,
  note          jsonb not null, -- what was done about conditions, group by group
  author_id     uuid not null,
  author_name   text not null,
  made_at       timestamptz not null,
  primary key (plan_id, edition)
);
create table responsibility.result_target (
  plan_id     uuid not null,
  edition     int not null,
  target_id   uuid not null references responsibility.target on delete cascade,
  unit_id     uuid not null,
  leader_id   uuid,
  person_id   uuid,
  name        text not null,
  kind        text not null,
  weight      int not null,
  measure     text not null,
  value       numeric, -- null: nothing was reported
  score       numeric, -- null: unknown
  low         numeric not null,
  high        numeric not null,
  explanation jsonb not null,
  primary key (plan_id, edition, target_id),
  foreign key (plan_id, edition) references responsibility.evaluation on delete cascade
);
create index result_target_person on responsibility.result_target (person_id);
create index result_target_leader on responsibility.result_target (leader_id);
create table responsibility.result_unit (
  plan_id       uuid not null,
  edition       int not null,
  unit_id       uuid not null,
  targets       int not null,
  known         int not null,
  known_share   int not null, -- basis points of the weight
  raw           numeric, -- over what is known; null: nothing is
  low           numeric not null, -- what the unknown parts leave possible
  high          numeric not null,
  peer_group    jsonb not null,
  peers         int not null,
  rank_low      int, -- null: too few peers, or nothing known
  rank_high     int,
  adjusted      numeric, -- null: the data do not support an adjustment
  adjusted_low  numeric,
  adjusted_high numeric,
  adjusted_rank_low  int,
  adjusted_rank_high int,
  explanation   jsonb not null,
  adjustment    jsonb,
  primary key (plan_id, edition, unit_id),
  foreign key (plan_id, edition) references responsibility.evaluation on delete cascade
);

create table responsibility.confirmation (
  plan_id      uuid not null,
  edition      int not null,
  unit_id      uuid not null,
  account_id   uuid not null,
  name         text not null,
  confirmed_at timestamptz not null,
  primary key (plan_id, edition, unit_id),
  foreign key (plan_id, edition) references responsibility.evaluation on delete cascade
);
create table responsibility.appeal (
  id            uuid primary key,
  plan_id       uuid not null,
  edition       int not null,
  unit_id       uuid not null,
  target_id     uuid not null references responsibility.target on delete cascade,
  ground        text not null check (ground <> ''),
  evidence      text not null check (evidence <> ''),
  filed_by      uuid not null,
  filed_name    text not null,
  filed_at      timestamptz not null,
  answer_by     date not null,
  state         text not null check (state in ('OPEN', 'UPHELD', 'REJECTED')),
  answer        text,
  corrected     numeric, -- the value that takes the place of the frozen one
  answered_by   uuid,
  answered_name text,
  answered_at   timestamptz,
  foreign key (plan_id, edition) references responsibility.evaluation on delete cascade,
  check ((state = 'OPEN') = (answered_at is null)),
  check ((state = 'UPHELD') = (corrected is not null))
);
create index appeal_plan on responsibility.appeal (plan_id);

-- Proposals to people, with the reason; a person says yes or no and why.
create table responsibility.proposal (
  id           uuid primary key,
  plan_id      uuid not null,
  edition      int not null,
  unit_id      uuid not null,
  person_id    uuid not null,
  person_name  text not null,
  kind         text not null check (kind in ('REWARD', 'REMINDER', 'TRAINING')),
  reason       jsonb not null,
  state        text not null check (state in ('OPEN', 'ACCEPTED', 'DECLINED')),
  said         text,
  decided_by   uuid,
  decided_name text,
  decided_at   timestamptz,
  unique (plan_id, person_id, kind),
  foreign key (plan_id, edition) references responsibility.evaluation on delete cascade,
  check ((state = 'OPEN') = (decided_at is null))
);
create index proposal_person on responsibility.proposal (person_id);

-- Scores that were frozen before there were editions become the first edition.
insert into responsibility.evaluation
  (plan_id, edition, unit_id, reason, appeals_until, missing, note, author_id, author_name, made_at)
select p.id, 1, p.unit_id, '封账', current_date, (select count(*) from responsibility.score s where s.plan_id = p.id and s.score is null),
       '[]'::jsonb, p.author_id, p.author_name, now()
from responsibility.plan p where exists (select from responsibility.score s where s.plan_id = p.id);
insert into responsibility.result_target
  (plan_id, edition, target_id, unit_id, leader_id, person_id, name, kind, weight, measure, value, score, low, high, explanation)
select s.plan_id, 1, s.target_id, s.unit_id, t.leader_id, t.person_id, t.name, t.kind, t.weight, t.measure, s.value, s.score,
       coalesce(s.score, 0), coalesce(s.score, 100), jsonb_build_object('sentence', s.explanation)
from responsibility.score s join responsibility.target t on t.id = s.target_id;
drop table responsibility.score;

call access.protect('responsibility.panel_member', 'TARGETS', 'unit_id');
call access.protect('responsibility.panel_mark', 'TARGETS', 'unit_id');
call access.protect('responsibility.result_target', 'TARGETS', 'unit_id');
call access.protect('responsibility.result_unit', 'TARGETS', 'unit_id');
call access.protect('responsibility.confirmation', 'TARGETS', 'unit_id');
call access.protect('responsibility.appeal', 'TARGETS', 'unit_id');
call access.protect('responsibility.proposal', 'TARGETS', 'unit_id');

-- What is published with a plan is seen by whoever sees the plan.
alter table responsibility.scheme enable row level security;
alter table responsibility.scheme force row level security;
create policy need_to_know on responsibility.scheme using (plan_id in (select p.id from responsibility.plan p));
alter table responsibility.evaluation enable row level security;
alter table responsibility.evaluation force row level security;
create policy need_to_know on responsibility.evaluation using (plan_id in (select p.id from responsibility.plan p));

-- The own results of a member, where the transaction has said that the own ones are to be shown.
create policy own_results on responsibility.result_target for select using (
  coalesce(current_setting('zhiren.own', true), '') = 'shown' and (select access.own_person()) in (leader_id, person_id));
create policy own_results on responsibility.plan for select using (
  coalesce(current_setting('zhiren.own', true), '') = 'shown' and state = 'RELEASED'
  and id in (select r.plan_id from responsibility.result_target r where (select access.own_person()) in (r.leader_id, r.person_id)));

grant select, insert, update on responsibility.scheme, responsibility.panel_mark, responsibility.proposal to ${app};
grant select, insert, delete on responsibility.panel_member to ${app};
grant select, insert on responsibility.evaluation, responsibility.result_target, responsibility.result_unit, responsibility.confirmation to ${app};
grant select, insert, update on responsibility.appeal to ${app};
