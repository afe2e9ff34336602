-- Target responsibility: plans, weighted trees of targets, what was reported, evidence, supervision orders, problems, scores.

create table responsibility.plan (
  id          uuid primary key,
  unit_id     uuid not null, -- the unit that assigns
  title       text not null check (title <> ''),
  kind        text not null check (kind in ('YEAR', 'CAMPAIGN')),
  starts_on   date not null,
  ends_on     date not null check (ends_on > starts_on),
  ground      text not null check (ground <> ''), -- the document or meeting that decided it
  state       text not null check (state in ('DRAFT', 'IN_FORCE', 'REVISING', 'FROZEN', 'RELEASED')),
  edition     int not null default 0 check (edition >= 0), -- 0: never published
  author_id   uuid not null,
  author_name text not null,
  created_at  timestamptz not null,
  frozen_at   timestamptz,
  released_at timestamptz,
  version     bigint not null default 1
);
create index plan_unit on responsibility.plan (unit_id);

create table responsibility.target (
  id          uuid primary key,
  plan_id     uuid not null references responsibility.plan on delete cascade,
  parent_id   uuid references responsibility.target on delete cascade,
  unit_id     uuid not null, -- the owner; need-to-know goes by it
  no          int not null check (no > 0), -- place among its siblings
  name        text not null check (name <> ''),
  kind        text not null check (kind in ('BREAKTHROUGH', 'RANKING', 'HIGHLIGHT', 'STEP')),
  leader_id   uuid,
  leader_name text not null check (leader_name <> ''),
  person_id   uuid, -- on file; null if the name is not
  person_name text not null check (person_name <> ''),
  cooperating uuid[] not null default '{}',
  indicator   text not null check (indicator <> ''),
  measure     text not null check (measure <> ''), -- unit of the values: 个, 万元, %
  direction   text not null check (direction in ('UP', 'DOWN', 'RANGE')),
  baseline    numeric,
  goal        numeric not null, -- of a range: its lower end
  challenge   numeric, -- of a range: its upper end
  rule        text not null check (rule in ('LINEAR', 'STEPS', 'ALL_OR_NOTHING', 'LATE_DEDUCTION')),
  course      text not null check (course in ('LINEAR', 'MILESTONES', 'SEASONAL')), -- how the value should move until the deadline
  weight      int not null check (weight between 0 and 10000), -- basis points among its siblings
  deadline    date not null,
  evidence    text not null, -- what must be attached before it is done; empty: nothing
  source      text not null check (source <> ''), -- where its values come from
  done_on     date,
  version     bigint not null default 1,
  check (direction <> 'RANGE' or challenge > goal)
);
create index target_plan on responsibility.target (plan_id, unit_id);
create index target_parent on responsibility.target (parent_id);
create index target_unit on responsibility.target (unit_id);
create index target_person on responsibility.target (person_id);

create table responsibility.milestone (
  target_id uuid not null references responsibility.target on delete cascade,
  unit_id   uuid not null,
  no        int not null check (no > 0),
  name      text not null check (name <> ''),
  due_on    date not null,
  value     numeric, -- what should be reached by then
  done_on   date,
  primary key (target_id, no)
);

-- The plan as it was published: nothing in here is ever altered.
create table responsibility.edition (
  plan_id     uuid not null references responsibility.plan on delete cascade,
  unit_id     uuid not null,
  edition     int not null check (edition > 0),
  reason      text not null,
  author_name text not null,
  made_at     timestamptz not null,
  primary key (plan_id, edition)
);
create table responsibility.edition_target (
  plan_id   uuid not null,
  edition   int not null,
  target_id uuid not null,
  unit_id   uuid not null,
  facts     jsonb not null,
  primary key (plan_id, edition, target_id),
  foreign key (plan_id, edition) references responsibility.edition on delete cascade
);

-- A side puts its name to the part of one unit. It holds as long as the part reads as it did: part is its fingerprint.
create table responsibility.signature (
  id           uuid primary key,
  plan_id      uuid not null references responsibility.plan on delete cascade,
  unit_id      uuid not null, -- whose part it is
  side         text not null check (side in ('ASSIGNER', 'OWNER')),
  edition      int not null,
  part         bytea not null check (length(part) = 32),
  account_id   uuid not null,
  account_name text not null,
  signed_at    timestamptz not null
);
create index signature_plan on responsibility.signature (plan_id, unit_id);

-- What was reported. A correction adds a row and takes the mark "current" from the earlier one, which stays.
create table responsibility.reading (
  target_id   uuid not null references responsibility.target on delete cascade,
  as_of       date not null,
  no          int not null check (no > 0),
  unit_id     uuid not null,
  value       numeric not null,
  note        text not null default '',
  way         text not null check (way in ('FORM', 'WORKBOOK', 'PROGRAM')),
  reason      text, -- of a correction
  current     boolean not null default true,
  author_id   uuid not null,
  author_name text not null,
  reported_at timestamptz not null,
  primary key (target_id, as_of, no),
  check ((no = 1) = (reason is null))
);

create table responsibility.evidence (
  id          uuid primary key,
  target_id   uuid not null references responsibility.target on delete cascade,
  unit_id     uuid not null,
  name        text not null check (name <> ''),
  media_type  text not null,
  size        int not null check (size > 0),
  fingerprint bytea not null check (length(fingerprint) = 32),
  content     bytea not null,
  author_name text not null,
  added_at    timestamptz not null
);
create index evidence_target on responsibility.evidence (target_id);

-- 督办: 交办 → 承办 → 反馈 → 核查 → 办结.
create table responsibility.supervision (
  id            uuid primary key,
  number        text not null unique, -- 督办〔2026〕1号
  unit_id       uuid not null, -- the unit that has to act
  target_id     uuid references responsibility.target on delete set null,
  split_from    uuid references responsibility.supervision,
  subject       text not null check (subject <> ''),
  demand        text not null check (demand <> ''),
  stage         text not null check (stage in ('ASSIGNED', 'UNDERTAKEN', 'REPORTED', 'CLOSED', 'WITHDRAWN')),
  assigned_on   date not null,
  due_on        date not null,
  asked_until   date, -- extension that waits for an answer
  asked_because text,
  undertaker    text,
  closed_on     date,
  author_id     uuid not null,
  author_name   text not null,
  version       bigint not null default 1,
  check ((asked_until is null) = (asked_because is null))
);
create index supervision_unit on responsibility.supervision (unit_id, stage);
create index supervision_target on responsibility.supervision (target_id);
create table responsibility.supervision_step (
  supervision_id uuid not null references responsibility.supervision on delete cascade,
  no             int not null check (no > 0),
  unit_id        uuid not null,
  step           text not null,
  said           text not null,
  day            date, -- the deadline, where the step sets or asks for one
  author_name    text not null,
  at             timestamptz not null,
  primary key (supervision_id, no)
);
create table responsibility.supervision_number (
  year int primary key,
  last int not null
);

-- Problem → cause → measure → owner → deadline → verified closed.
create table responsibility.problem (
  id           uuid primary key,
  unit_id      uuid not null,
  target_id    uuid references responsibility.target on delete set null,
  topic        text not null check (topic in ('LATE', 'QUALITY', 'EVIDENCE', 'RESOURCES', 'COOPERATION', 'RULES', 'OTHER')),
  title        text not null check (title <> ''),
  cause        text not null default '',
  measure      text not null default '',
  owner_name   text not null default '',
  due_on       date,
  state        text not null check (state in ('FOUND', 'MEASURED', 'CLAIMED', 'CLOSED')),
  found_on     date not null,
  claim        text not null default '',
  closed_on    date,
  verifier     text,
  finding      text not null default '',
  author_id    uuid not null,
  author_name  text not null,
  version      bigint not null default 1
);
create index problem_unit on responsibility.problem (unit_id, topic);

-- Scores of a frozen plan: computed once, never altered.
create table responsibility.score (
  plan_id     uuid not null references responsibility.plan on delete cascade,
  target_id   uuid not null references responsibility.target on delete cascade,
  unit_id     uuid not null,
  value       numeric, -- the last one; null: nothing was reported
  score       numeric, -- 0 to 120; null: unknown
  explanation jsonb not null,
  primary key (plan_id, target_id)
);

call access.protect('responsibility.target', 'TARGETS', 'unit_id');
call access.protect('responsibility.milestone', 'TARGETS', 'unit_id');
call access.protect('responsibility.edition_target', 'TARGETS', 'unit_id');
call access.protect('responsibility.signature', 'TARGETS', 'unit_id');
call access.protect('responsibility.reading', 'TARGETS', 'unit_id');
call access.protect('responsibility.evidence', 'TARGETS', 'unit_id');
call access.protect('responsibility.supervision', 'TARGETS', 'unit_id');
call access.protect('responsibility.supervision_step', 'TARGETS', 'unit_id');
call access.protect('responsibility.problem', 'TARGETS', 'unit_id');
call access.protect('responsibility.score', 'TARGETS', 'unit_id');

-- A plan is seen by whoever sees the unit that assigns it, or a target in it.
alter table responsibility.plan enable row level security;
alter table responsibility.plan force row level security;
create policy need_to_know on responsibility.plan using (
  (select access.sees_all('TARGETS')) or unit_id in (select access.visible_units('TARGETS'))
  or id in (select t.plan_id from responsibility.target t));
alter table responsibility.edition enable row level security;
alter table responsibility.edition force row level security;
create policy need_to_know on responsibility.edition using (plan_id in (select p.id from responsibility.plan p));

grant usage on schema responsibility to ${app};
grant select, insert, update, delete on responsibility.plan, responsibility.target, responsibility.milestone to ${app};
grant select, insert on responsibility.edition, responsibility.edition_target, responsibility.signature, responsibility.evidence,
  responsibility.supervision_step, responsibility.score to ${app};
grant select, insert, update on responsibility.supervision, responsibility.supervision_number, responsibility.problem to ${app};
grant select, insert on responsibility.reading to ${app};
grant update (current) on responsibility.reading to ${app};
