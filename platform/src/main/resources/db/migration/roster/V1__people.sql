-- Who said it: every fact below points to the statement that brought it in.
create table roster.statement (
  id          bigint generated always as identity primary key,
  source      text not null check (source <> ''),
  reason      text not null,
  author_id   uuid not null,
  author_name text not null,
  recorded_at timestamptz not null
);

-- A person as of now. unit_id: the unit of the main post, or the last one; it decides who may see. unit_place and
-- post_place: statutory precedence (排序), spelt out so that lists are ordered by an index.
create table roster.person (
  id               uuid primary key,
  unit_id          uuid not null,
  name             text not null check (name <> ''),
  initials         text not null,
  sex              text not null check (sex in ('1', '2')),
  birth_date       date not null,
  id_number        text not null,
  ethnicity        text not null,
  native_place     text not null,
  birthplace       text not null,
  growth_place     text not null,
  growth_area_code text,
  political_status text not null,
  party_join_date  date,
  work_start_date  date,
  health           text not null,
  management_state text not null,
  category         text not null,
  managed_by       text not null,
  former_age_limit text not null,
  specialty        text not null,
  photo_seed       bigint not null,
  left_on          date,
  post_text        text not null,
  level_code       text not null,
  rank_name        text,
  unit_place       int not null,
  post_place       int not null,
  said_by          bigint not null references roster.statement,
  version          bigint not null default 1,
  unique (id, unit_id)
);
create index person_order on roster.person (unit_place, post_place, level_code, id);
create index person_unit on roster.person (unit_id);
create index person_name on roster.person (name text_pattern_ops);
create index person_initials on roster.person (initials text_pattern_ops);
create index person_id_number on roster.person (id_number);

-- Dated facts. unit_id is that of the person and follows it (the foreign keys see to it), so that need-to-know is decided
-- without a join. ended_by: the statement that replaced the row by a correction; a row replaced stays.
create table roster.career (
  id              bigint generated always as identity primary key,
  person_id       uuid not null,
  unit_id         uuid not null,
  said_by         bigint not null references roster.statement,
  ended_by        bigint references roster.statement,
  at_unit_id      uuid,
  post_id         uuid,
  begins_on       date not null,
  ends_on         date check (ends_on > begins_on),
  main            boolean not null,
  level_code      text not null,
  wording         text not null,
  change_kind     text not null,
  method          text,
  document_number text,
  exceptional     boolean not null,
  probation_until date,
  confirmed_on    date,
  grassroots      boolean not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);
create index career_post on roster.career (post_id, begins_on) where ended_by is null and post_id is not null;
create index career_probation on roster.career (probation_until) where ended_by is null and confirmed_on is null;

create table roster.rank (
  id          bigint generated always as identity primary key,
  person_id   uuid not null,
  unit_id     uuid not null,
  said_by     bigint not null references roster.statement,
  ended_by    bigint references roster.statement,
  rank_code   text not null,
  rank_name   text not null,
  begins_on   date not null,
  ends_on     date,
  change_kind text not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);

create table roster.education (
  id             bigint generated always as identity primary key,
  person_id      uuid not null,
  unit_id        uuid not null,
  said_by        bigint not null references roster.statement,
  ended_by       bigint references roster.statement,
  mode_code      text not null,
  education_code text not null,
  education_name text not null,
  degree_code    text,
  degree_name    text,
  school         text not null,
  major          text not null,
  enrolled_on    date,
  graduated_on   date,
  highest        boolean not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);

create table roster.title (
  id         bigint generated always as identity primary key,
  person_id  uuid not null,
  unit_id    uuid not null,
  said_by    bigint not null references roster.statement,
  ended_by   bigint references roster.statement,
  title_code text not null,
  title_name text not null,
  gained_on  date not null,
  route      text not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);

create table roster.appraisal (
  id            bigint generated always as identity primary key,
  person_id     uuid not null,
  unit_id       uuid not null,
  said_by       bigint not null references roster.statement,
  ended_by      bigint references roster.statement,
  year          int not null,
  grade         text not null,
  organ_unit_id uuid,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);

create table roster.training (
  id        bigint generated always as identity primary key,
  person_id uuid not null,
  unit_id   uuid not null,
  said_by   bigint not null references roster.statement,
  ended_by  bigint references roster.statement,
  course    text not null,
  organiser text not null,
  begins_on date not null,
  ends_on   date not null,
  hours     int not null check (hours >= 0),
  away      boolean not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);

create table roster.honour (
  id         bigint generated always as identity primary key,
  person_id  uuid not null,
  unit_id    uuid not null,
  said_by    bigint not null references roster.statement,
  ended_by   bigint references roster.statement,
  name       text not null,
  granted_on date not null,
  authority  text not null,
  level      text not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);

create table roster.sanction (
  id            bigint generated always as identity primary key,
  person_id     uuid not null,
  unit_id       uuid not null,
  said_by       bigint not null references roster.statement,
  ended_by      bigint references roster.statement,
  name          text not null,
  decided_on    date not null,
  effect_months int not null check (effect_months >= 0),
  effect_ends   date not null,
  lifted_on     date,
  ground        text not null,
  authority     text not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);

create table roster.family (
  id               bigint generated always as identity primary key,
  person_id        uuid not null,
  unit_id          uuid not null,
  said_by          bigint not null references roster.statement,
  ended_by         bigint references roster.statement,
  relation_code    text not null,
  relation_name    text not null,
  name             text not null,
  birth_date       date,
  political_status text not null,
  workplace        text not null,
  relative_id      uuid,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);
create index family_relative on roster.family (relative_id) where relative_id is not null;

create table roster.language (
  id        bigint generated always as identity primary key,
  person_id uuid not null,
  unit_id   uuid not null,
  said_by   bigint not null references roster.statement,
  ended_by  bigint references roster.statement,
  language  text not null,
  level     text not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);

-- 三龄两历一身份: what the personnel archive itself says.
create table roster.archive_review (
  id                     bigint generated always as identity primary key,
  person_id              uuid not null,
  unit_id                uuid not null,
  said_by                bigint not null references roster.statement,
  ended_by               bigint references roster.statement,
  birth_date             date not null,
  work_start_date        date,
  party_join_date        date,
  highest_education_code text not null,
  identity               text not null,
  reviewed_on            date not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);

create index career_person on roster.career (person_id, begins_on);
create index rank_person on roster.rank (person_id);
create index education_person on roster.education (person_id);
create index title_person on roster.title (person_id);
create index appraisal_person on roster.appraisal (person_id);
create index training_person on roster.training (person_id);
create index honour_person on roster.honour (person_id);
create index sanction_person on roster.sanction (person_id);
create index family_person on roster.family (person_id);
create index language_person on roster.language (person_id);
create index archive_review_person on roster.archive_review (person_id);

-- What was written is never altered or removed: the application may place people anew, and mark facts as replaced.
grant usage on schema roster to ${app};
grant select, insert on all tables in schema roster to ${app};
revoke all on roster.schema_history from ${app};
grant update (unit_id, post_text, level_code, rank_name, unit_place, post_place, left_on, management_state, said_by, version)
  on roster.person to ${app};
grant update (ended_by) on roster.career, roster.rank, roster.education, roster.title, roster.appraisal, roster.training,
  roster.honour, roster.sanction, roster.family, roster.language, roster.archive_review to ${app};

call access.protect('roster.person', 'ROSTER', 'unit_id');
call access.protect('roster.career', 'ROSTER', 'unit_id');
call access.protect('roster.rank', 'ROSTER', 'unit_id');
call access.protect('roster.education', 'ROSTER', 'unit_id');
call access.protect('roster.title', 'ROSTER', 'unit_id');
call access.protect('roster.training', 'ROSTER', 'unit_id');
call access.protect('roster.honour', 'ROSTER', 'unit_id');
call access.protect('roster.language', 'ROSTER', 'unit_id');
call access.protect('roster.archive_review', 'ROSTER', 'unit_id');
call access.protect('roster.appraisal', 'APPRAISAL', 'unit_id');
call access.protect('roster.sanction', 'DISCIPLINE', 'unit_id');
call access.protect('roster.family', 'FAMILY', 'unit_id');

-- Numbers without names, for rules that must not fail for lack of rights: they count as the platform itself and then go back
-- to the account of the transaction. Nobody is named.
create function roster.post_holders(posts uuid[], day date) returns table (post_id uuid, holders int)
  language plpgsql
  as $$
  declare acting text := coalesce(current_setting('zhiren.account', true), '');
  begin
    perform set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true);
    return query
      select c.post_id, count(distinct c.person_id)::int from roster.career c
      where c.post_id = any (posts) and c.ended_by is null
        and c.begins_on <= day and (c.ends_on is null or c.ends_on > day)
      group by c.post_id;
    perform set_config('zhiren.account', acting, true);
  end
  $$;

create function roster.post_holders_from(post uuid, day date) returns int
  language plpgsql
  as $$
  declare
    acting text := coalesce(current_setting('zhiren.account', true), '');
    found int;
  begin
    perform set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true);
    select count(distinct c.person_id) into found from roster.career c
      where c.post_id = post and c.ended_by is null and (c.ends_on is null or c.ends_on > day);
    perform set_config('zhiren.account', acting, true);
    return found;
  end
  $$;

revoke all on function roster.post_holders(uuid[], date), roster.post_holders_from(uuid, date) from public;
grant execute on function roster.post_holders(uuid[], date), roster.post_holders_from(uuid, date) to ${app};
