-- Changes of single files: every statement says what it did, to whom, and which earlier one it takes back.
alter table roster.statement
  add column kind              text not null default 'LOADED' check (kind <> ''),
  add column person_id         uuid,
  add column information_class text not null default 'ROSTER',
  add column undoes            bigint references roster.statement;
create unique index statement_undone on roster.statement (undoes) where undoes is not null;
create index statement_person on roster.statement (person_id) where person_id is not null;

-- The reason of a change can tell as much as the change: a statement about a person is seen by whoever sees its class of that person.
alter table roster.statement enable row level security;
alter table roster.statement force row level security;
create policy need_to_know on roster.statement using (
  access.acting() is not null and person_id is null
  or exists (
    select from roster.person p
    where p.id = person_id
      and (information_class = 'ROSTER' or access.sees_all(information_class)
           or p.unit_id in (select access.visible_units(information_class)))));

-- The row that a correction replaces.
alter table roster.career add column replaces bigint;
alter table roster.rank add column replaces bigint;
alter table roster.education add column replaces bigint;
alter table roster.title add column replaces bigint;
alter table roster.appraisal add column replaces bigint;
alter table roster.training add column replaces bigint;
alter table roster.honour add column replaces bigint;
alter table roster.sanction add column replaces bigint;
alter table roster.family add column replaces bigint;
alter table roster.language add column replaces bigint;
alter table roster.archive_review add column replaces bigint;

-- The basics stand in the person's row as of now; what stood there before is kept here, field by field.
create table roster.basic_change (
  id         bigint generated always as identity primary key,
  person_id  uuid not null,
  unit_id    uuid not null,
  said_by    bigint not null references roster.statement,
  field      text not null check (field <> ''),
  before     text,
  after      text,
  version    bigint not null, -- of the person's row after the change
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);
create index basic_change_person on roster.basic_change (person_id, id);
create index basic_change_said_by on roster.basic_change (said_by);
grant select, insert on roster.basic_change to ${app};
call access.protect('roster.basic_change', 'ROSTER', 'unit_id');

grant update (name, initials, sex, birth_date, id_number, ethnicity, native_place, birthplace, growth_place, growth_area_code,
  political_status, party_join_date, work_start_date, health, category, managed_by, former_age_limit, specialty)
  on roster.person to ${app};

-- A person merged into another is not there for any query, until the merge is taken back. The merge itself announces that it looks.
alter table roster.person add column merged_into uuid references roster.person (id);
create index person_merged on roster.person (merged_into) where merged_into is not null;
grant update (merged_into) on roster.person to ${app};
create policy not_merged on roster.person as restrictive using (
  merged_into is null or coalesce(current_setting('zhiren.merged', true), '') = 'shown');

-- Whoever is merged into another is the same human being: relatives named in other files follow, whoever may see those files.
create function roster.rename_relative(old_person uuid, new_person uuid, statement bigint) returns int
  language plpgsql
  as $$
  declare
    acting text := coalesce(current_setting('zhiren.account', true), '');
    moved int;
  begin
    perform set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true);
    with ended as (
      update roster.family set ended_by = statement
      where relative_id = old_person and ended_by is null
      returning *)
    insert into roster.family (person_id, unit_id, said_by, replaces, relation_code, relation_name, name, birth_date,
      political_status, workplace, relative_id)
    select person_id, unit_id, statement, id, relation_code, relation_name, name, birth_date, political_status, workplace, new_person
    from ended;
    get diagnostics moved = row_count;
    perform set_config('zhiren.account', acting, true);
    return moved;
  end
  $$;

-- Taking such a renaming back.
create function roster.restore_relatives(merge bigint, undo bigint) returns int
  language plpgsql
  as $$
  declare
    acting text := coalesce(current_setting('zhiren.account', true), '');
    restored int;
  begin
    perform set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true);
    with ended as (
      update roster.family f set ended_by = undo
      from roster.family o
      where f.said_by = merge and f.ended_by is null and o.id = f.replaces and o.relative_id is distinct from f.relative_id
        and o.person_id = f.person_id
      returning o.*)
    insert into roster.family (person_id, unit_id, said_by, replaces, relation_code, relation_name, name, birth_date,
      political_status, workplace, relative_id)
    select person_id, unit_id, undo, id, relation_code, relation_name, name, birth_date, political_status, workplace, relative_id
    from ended;
    get diagnostics restored = row_count;
    perform set_config('zhiren.account', acting, true);
    return restored;
  end
  $$;

revoke all on function roster.rename_relative(uuid, uuid, bigint), roster.restore_relatives(bigint, bigint) from public;
grant execute on function roster.rename_relative(uuid, uuid, bigint), roster.restore_relatives(bigint, bigint) to ${app};

-- The own record: a member has no scope, yet sees the structured record of himself. Only the page of the own record announces
-- 'zhiren.own'; lists and queries never do, so that nobody meets himself there.
create policy own_record on roster.person for select
  using (id = (select access.own_person()) and coalesce(current_setting('zhiren.own', true), '') = 'shown');
do $$
declare kind text;
begin
  foreach kind in array array['career', 'rank', 'education', 'title', 'training', 'honour', 'family', 'language'] loop
    execute format(
      'create policy own_record on roster.%I for select using (person_id = (select access.own_person())
         and coalesce(current_setting(''zhiren.own'', true), '''') = ''shown'')', kind);
  end loop;
end
$$;

-- What a person proposes to correct in the own record, and the answer.
create table roster.proposal (
  id                bigint generated always as identity primary key,
  person_id         uuid not null,
  unit_id           uuid not null,
  information_class text not null check (information_class in ('ROSTER', 'FAMILY')),
  part              text not null check (part <> ''), -- BASICS or a kind of fact
  fact_id           bigint, -- the row to correct; null for the basics and for something new
  version           bigint, -- of the person's row when the basics were read
  before            jsonb not null,
  after             jsonb not null,
  evidence          text not null check (evidence <> ''),
  account_id        uuid not null,
  proposed_by       text not null,
  proposed_at       timestamptz not null,
  state             text not null check (state in ('PROPOSED', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
  decided_by        text,
  decided_at        timestamptz,
  answer            text,
  statement_id      bigint references roster.statement,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade,
  check ((state = 'PROPOSED') = (decided_at is null))
);
create index proposal_person on roster.proposal (person_id, id);
create index proposal_open on roster.proposal (id) where state = 'PROPOSED';
grant select, insert on roster.proposal to ${app};
grant update (state, decided_by, decided_at, answer, statement_id) on roster.proposal to ${app};
alter table roster.proposal enable row level security;
alter table roster.proposal force row level security;
create policy need_to_know_roster on roster.proposal using (
  information_class = 'ROSTER'
  and ((select access.sees_all('ROSTER')) or unit_id in (select access.visible_units('ROSTER'))));
create policy need_to_know_family on roster.proposal using (
  information_class = 'FAMILY'
  and ((select access.sees_all('FAMILY')) or unit_id in (select access.visible_units('FAMILY'))));
create policy own_record on roster.proposal using (
  person_id = (select access.own_person()) and coalesce(current_setting('zhiren.own', true), '') = 'shown');

grant usage on all sequences in schema roster to ${app};
