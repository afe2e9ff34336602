-- Histories must not overlap; the database itself sees to it (exclusion constraints).
create extension if not exists btree_gist;

-- Every change of the organisation: what, as of which day, on which ground, why, by whom. Its number is also the
-- version of the things that it touched, so that "as it was known at version v" can be answered.
create table organization.change (
  id           bigint generated always as identity primary key,
  kind         text not null,
  effective_on date not null,
  ground       text not null,
  reason       text not null,
  author_id    uuid not null,
  author_name  text not null,
  recorded_at  timestamptz not null,
  undoes       bigint unique references organization.change
);

create table organization.unit (
  id      uuid primary key,
  version bigint not null references organization.change
);

-- One row for each period in which nothing about the unit changed. valid: when it was so in the world. made_by and
-- ended_by: which change wrote the row, and which one replaced it (correction, cut, undo); a row replaced stays.
-- origin: the change that first stated what the row says. restores: the row that an undo wrote anew here.
create table organization.unit_state (
  id                 bigint generated always as identity primary key,
  unit_id            uuid not null references organization.unit,
  valid              daterange not null check (not isempty(valid)),
  name               text not null check (name <> ''),
  short_name         text not null check (short_name <> ''),
  initials           text not null,
  code               text check (code <> ''),
  parent_id          uuid references organization.unit check (parent_id <> unit_id),
  kind               text not null,
  level              text not null,
  nature             text not null,
  subordination      text,
  sector             text not null check (sector in ('ORGAN', 'INSTITUTION', 'ENTERPRISE', 'OTHER')),
  area_code          text,
  precedence         int not null,
  grassroots         boolean not null,
  hardship           boolean not null,
  sensitive_function text,
  origin             bigint not null references organization.change,
  made_by            bigint not null references organization.change,
  ended_by           bigint references organization.change,
  restores           bigint references organization.unit_state,
  constraint unit_history_overlaps exclude using gist (unit_id with =, valid with &&) where (ended_by is null),
  constraint unit_code_taken exclude using gist (code with =, valid with &&) where (ended_by is null and code is not null)
);
create index unit_state_parent on organization.unit_state (parent_id, precedence) where ended_by is null;
create index unit_state_unit on organization.unit_state (unit_id, ended_by);
create index unit_state_origin on organization.unit_state (origin);
create index unit_state_made on organization.unit_state (made_by);
create index unit_state_ended on organization.unit_state (ended_by) where ended_by is not null;
create index unit_state_restores on organization.unit_state (restores) where restores is not null;
create index unit_state_begin on organization.unit_state (lower(valid)) where ended_by is null;

create table organization.post (
  id      uuid primary key,
  version bigint not null references organization.change
);

create table organization.post_state (
  id           bigint generated always as identity primary key,
  post_id      uuid not null references organization.post,
  unit_id      uuid not null references organization.unit,
  valid        daterange not null check (not isempty(valid)),
  name         text not null check (name <> ''),
  level_code   text not null,
  kind         text not null check (kind in ('LEADERSHIP', 'RANK', 'OTHER')),
  member       text not null check (member in ('CHIEF', 'DEPUTY', 'OTHER')),
  team         boolean not null,
  places       int not null check (places > 0),
  precedence   int not null,
  held_with    uuid references organization.post check (held_with <> post_id),
  place_recusal boolean not null,
  probation    boolean not null,
  origin       bigint not null references organization.change,
  made_by      bigint not null references organization.change,
  ended_by     bigint references organization.change,
  restores     bigint references organization.post_state,
  constraint post_history_overlaps exclude using gist (post_id with =, valid with &&) where (ended_by is null)
);
create index post_state_unit on organization.post_state (unit_id, precedence) where ended_by is null;
create index post_state_post on organization.post_state (post_id, ended_by);
create index post_state_origin on organization.post_state (origin);
create index post_state_made on organization.post_state (made_by);
create index post_state_ended on organization.post_state (ended_by) where ended_by is not null;
create index post_state_restores on organization.post_state (restores) where restores is not null;

-- 职数 and 编制: how many a unit may have of what.
create table organization.quota_state (
  id       bigint generated always as identity primary key,
  unit_id  uuid not null references organization.unit,
  item     text not null,
  valid    daterange not null check (not isempty(valid)),
  places   int not null check (places >= 0),
  origin   bigint not null references organization.change,
  made_by  bigint not null references organization.change,
  ended_by bigint references organization.change,
  restores bigint references organization.quota_state,
  constraint quota_history_overlaps exclude using gist (unit_id with =, item with =, valid with &&) where (ended_by is null)
);
create index quota_state_unit on organization.quota_state (unit_id, ended_by);
create index quota_state_origin on organization.quota_state (origin);
create index quota_state_made on organization.quota_state (made_by);
create index quota_state_ended on organization.quota_state (ended_by) where ended_by is not null;
create index quota_state_restores on organization.quota_state (restores) where restores is not null;

-- What was written can be replaced, never altered or removed: the application may mark a row as replaced, no more.
grant usage on schema organization to ${app};
grant select, insert on all tables in schema organization to ${app};
revoke all on organization.schema_history from ${app};
grant update (version) on organization.unit, organization.post to ${app};
grant update (ended_by) on organization.unit_state, organization.post_state, organization.quota_state to ${app};

-- Need-to-know. A new unit is nobody's yet: whoever sees the unit above may write it.
alter table organization.unit_state enable row level security;
alter table organization.unit_state force row level security;
create policy seen on organization.unit_state for select
  using ((select access.sees_all('ORGANIZATION')) or unit_id in (select access.visible_units('ORGANIZATION')));
create policy written on organization.unit_state for insert
  with check ((select access.sees_all('ORGANIZATION')) or unit_id in (select access.visible_units('ORGANIZATION'))
              or parent_id in (select access.visible_units('ORGANIZATION')));
create policy replaced on organization.unit_state for update
  using ((select access.sees_all('ORGANIZATION')) or unit_id in (select access.visible_units('ORGANIZATION')));
call access.protect('organization.post_state', 'ORGANIZATION', 'unit_id');
call access.protect('organization.quota_state', 'ORGANIZATION', 'unit_id');
