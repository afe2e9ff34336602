-- Wordings: text of the appointment form as a file gave it, where the facts alone would not give the same text. basis: what
-- the facts gave when the wording was taken; the wording holds as long as they still give that. Without a basis it is draft
-- data of the form (拟任职务, 任免理由 …), which no fact says. One table for each class of information.
create table roster.wording (
  id        bigint generated always as identity primary key,
  person_id uuid not null,
  unit_id   uuid not null,
  said_by   bigint not null references roster.statement,
  ended_by  bigint references roster.statement,
  part      text not null check (part <> ''),
  basis     text,
  wording   text not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);
create table roster.wording_family (like roster.wording including all);
create table roster.wording_appraisal (like roster.wording including all);
create table roster.wording_discipline (like roster.wording including all);
alter table roster.wording_family add foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade,
  add foreign key (said_by) references roster.statement, add foreign key (ended_by) references roster.statement;
alter table roster.wording_appraisal add foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade,
  add foreign key (said_by) references roster.statement, add foreign key (ended_by) references roster.statement;
alter table roster.wording_discipline add foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade,
  add foreign key (said_by) references roster.statement, add foreign key (ended_by) references roster.statement;
create unique index wording_part on roster.wording (person_id, part) where ended_by is null;
create unique index wording_family_part on roster.wording_family (person_id, part) where ended_by is null;
create unique index wording_appraisal_part on roster.wording_appraisal (person_id, part) where ended_by is null;
create unique index wording_discipline_part on roster.wording_discipline (person_id, part) where ended_by is null;

-- The photo as the bytes of its file, never re-encoded.
create table roster.photo (
  id        bigint generated always as identity primary key,
  person_id uuid not null,
  unit_id   uuid not null,
  said_by   bigint not null references roster.statement,
  ended_by  bigint references roster.statement,
  sha256    text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  image     bytea not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);
create unique index photo_person on roster.photo (person_id) where ended_by is null;

-- The basics of a person before a change, whole: what they were, who had said it, what replaced it.
create table roster.person_before (
  id          bigint generated always as identity primary key,
  person_id   uuid not null,
  unit_id     uuid not null,
  said_by     bigint not null references roster.statement,
  replaced_by bigint not null references roster.statement,
  basics      jsonb not null,
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade
);
create index person_before_person on roster.person_before (person_id, id);
create index person_before_replaced on roster.person_before (replaced_by);

-- Imports: what was brought by whom, what the check found, what was decided, what became of it. Only the account that
-- brought the files sees them: a file holds every class of information about everybody in it.
create table roster.import (
  id             uuid primary key,
  author_id      uuid not null,
  author_name    text not null,
  state          text not null check (state in ('CHECKING', 'CHECKED', 'WRITING', 'DONE', 'UNDONE', 'DISCARDED', 'FAILED')),
  reason         text not null,
  started_at     timestamptz not null,
  finished_at    timestamptz,
  problem_zh     text,
  problem_en     text,
  said_new       bigint references roster.statement,
  said_changed   bigint references roster.statement,
  written_new    int not null default 0,
  written_changed int not null default 0
);
create index import_author on roster.import (author_id, started_at desc);

create table roster.import_file (
  import_id  uuid not null references roster.import,
  place      int not null,
  name       text not null,
  sha256     text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  bytes      bytea not null,
  people     int not null default 0,
  findings   text not null default '[]',
  primary key (import_id, place)
);

create table roster.import_row (
  import_id  uuid not null references roster.import,
  place      int not null,
  file       int not null,
  origin     text not null,
  source_row int not null,
  name       text not null,
  dossier    text not null,
  photo      bytea,
  verdict    text not null check (verdict in ('NEW', 'CHANGED', 'SAME', 'CONFLICT', 'FAULTY', 'ELSEWHERE')),
  decision   text not null check (decision in ('OPEN', 'TAKE', 'SKIP')),
  target_id  uuid,
  unit_hint  text not null,
  unit_id    uuid,
  detail     text not null,
  person_id  uuid,
  primary key (import_id, place)
);
create index import_row_verdict on roster.import_row (import_id, verdict, place);
create index import_row_person on roster.import_row (person_id) where person_id is not null;

-- What an undone import took back: whole rows, so that nothing is lost.
create table roster.withdrawn (
  id         bigint generated always as identity primary key,
  import_id  uuid not null references roster.import,
  table_name text not null,
  content    jsonb not null
);

-- Local additions to the national code tables, and retirements of codes.
create table roster.code_change (
  id         bigint generated always as identity primary key,
  table_key  text not null check (table_key <> ''),
  code       text not null,
  name       text not null check (name <> ''),
  name_en    text not null,
  kind       text not null check (kind in ('ADDED', 'RETIRED', 'RESTORED')),
  from_on    date not null,
  reason     text not null check (reason <> ''),
  author_id  uuid not null,
  author_name text not null,
  recorded_at timestamptz not null
);
create index code_change_table on roster.code_change (table_key, id);

grant select, insert on roster.wording, roster.wording_family, roster.wording_appraisal, roster.wording_discipline,
  roster.photo, roster.person_before, roster.import, roster.import_file, roster.import_row, roster.code_change to ${app};
grant update (ended_by) on roster.wording, roster.wording_family, roster.wording_appraisal, roster.wording_discipline,
  roster.photo to ${app};
grant update (state, finished_at, problem_zh, problem_en, said_new, said_changed, written_new, written_changed)
  on roster.import to ${app};
grant update (people, findings) on roster.import_file to ${app};
grant update (name, dossier, photo, verdict, decision, target_id, unit_hint, unit_id, detail, person_id) on roster.import_row to ${app};
grant update (name, initials, sex, birth_date, id_number, ethnicity, native_place, birthplace, political_status, party_join_date,
  work_start_date, health, category, managed_by, former_age_limit, specialty) on roster.person to ${app};

call access.protect('roster.wording', 'ROSTER', 'unit_id');
call access.protect('roster.wording_family', 'FAMILY', 'unit_id');
call access.protect('roster.wording_appraisal', 'APPRAISAL', 'unit_id');
call access.protect('roster.wording_discipline', 'DISCIPLINE', 'unit_id');
call access.protect('roster.photo', 'ROSTER', 'unit_id');
call access.protect('roster.person_before', 'ROSTER', 'unit_id');

alter table roster.import enable row level security;
alter table roster.import force row level security;
create policy own on roster.import using (author_id = access.acting() or access.acting() = '00000000-0000-0000-0000-000000000000');
alter table roster.import_file enable row level security;
alter table roster.import_file force row level security;
create policy own on roster.import_file using (import_id in (select i.id from roster.import i));
alter table roster.import_row enable row level security;
alter table roster.import_row force row level security;
create policy own on roster.import_row using (import_id in (select i.id from roster.import i));
alter table roster.withdrawn enable row level security;
alter table roster.withdrawn force row level security;
create policy own on roster.withdrawn using (import_id in (select i.id from roster.import i));

-- Which of these identity numbers are on file at all: counts as the platform itself, says nothing else about anybody.
create function roster.on_file(numbers text[]) returns setof text
  language plpgsql
  as $$
  declare acting text := coalesce(current_setting('zhiren.account', true), '');
  begin
    perform set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true);
    return query select distinct p.id_number from roster.person p where p.id_number = any (numbers) and p.id_number <> '';
    perform set_config('zhiren.account', acting, true);
  end
  $$;

-- Takes back the people whom a statement brought in, with all their facts, as long as nothing else was said about them since.
-- Their rows are kept whole in roster.withdrawn. Only for the account that made the statement. It needs the owner's right to
-- delete; no dynamic SQL, every object qualified, search path pinned, execute revoked from PUBLIC.
create function roster.withdraw(import uuid, statement bigint) returns int
  language plpgsql
  security definer
  set search_path = pg_catalog
  as $$
  declare
    people uuid[];
    taken int;
  begin
    if not exists (select from roster.statement s join roster.import i on i.id = withdraw.import
                   where s.id = withdraw.statement and s.author_id = access.acting()
                     and i.author_id = access.acting() and i.said_new = s.id) then
      raise exception 'The statement does not belong to an import of the acting account.';
    end if;
    select coalesce(array_agg(r.person_id), '{}') into people from roster.import_row r
      where r.import_id = withdraw.import and r.person_id is not null and r.target_id is null;
    if (select count(*) from roster.person p where p.id = any (people) and p.said_by = withdraw.statement)
        <> cardinality(people)
      or exists (select from roster.career f where f.person_id = any (people) and (f.said_by <> withdraw.statement or f.ended_by is not null))
      or exists (select from roster.rank f where f.person_id = any (people) and (f.said_by <> withdraw.statement or f.ended_by is not null))
      or exists (select from roster.education f where f.person_id = any (people) and (f.said_by <> withdraw.statement or f.ended_by is not null))
      or exists (select from roster.title f where f.person_id = any (people) and (f.said_by <> withdraw.statement or f.ended_by is not null))
      or exists (select from roster.appraisal f where f.person_id = any (people) and (f.said_by <> withdraw.statement or f.ended_by is not null))
      or exists (select from roster.honour f where f.person_id = any (people) and (f.said_by <> withdraw.statement or f.ended_by is not null))
      or exists (select from roster.family f where f.person_id = any (people) and (f.said_by <> withdraw.statement or f.ended_by is not null))
      or exists (select from roster.wording f where f.person_id = any (people) and (f.said_by <> withdraw.statement or f.ended_by is not null))
      or exists (select from roster.wording_family f where f.person_id = any (people) and (f.said_by <> withdraw.statement or f.ended_by is not null))
      or exists (select from roster.wording_appraisal f where f.person_id = any (people) and (f.said_by <> withdraw.statement or f.ended_by is not null))
      or exists (select from roster.wording_discipline f where f.person_id = any (people) and (f.said_by <> withdraw.statement or f.ended_by is not null))
      or exists (select from roster.photo f where f.person_id = any (people) and (f.said_by <> withdraw.statement or f.ended_by is not null)) then
      return -1;
    end if;
    insert into roster.withdrawn (import_id, table_name, content)
      select withdraw.import, 'person', to_jsonb(p) from roster.person p where p.id = any (people)
      union all select withdraw.import, 'career', to_jsonb(f) from roster.career f where f.person_id = any (people)
      union all select withdraw.import, 'rank', to_jsonb(f) from roster.rank f where f.person_id = any (people)
      union all select withdraw.import, 'education', to_jsonb(f) from roster.education f where f.person_id = any (people)
      union all select withdraw.import, 'title', to_jsonb(f) from roster.title f where f.person_id = any (people)
      union all select withdraw.import, 'appraisal', to_jsonb(f) from roster.appraisal f where f.person_id = any (people)
      union all select withdraw.import, 'honour', to_jsonb(f) from roster.honour f where f.person_id = any (people)
      union all select withdraw.import, 'family', to_jsonb(f) from roster.family f where f.person_id = any (people)
      union all select withdraw.import, 'wording', to_jsonb(f) from roster.wording f where f.person_id = any (people)
      union all select withdraw.import, 'wording_family', to_jsonb(f) from roster.wording_family f where f.person_id = any (people)
      union all select withdraw.import, 'wording_appraisal', to_jsonb(f) from roster.wording_appraisal f where f.person_id = any (people)
      union all select withdraw.import, 'wording_discipline', to_jsonb(f) from roster.wording_discipline f where f.person_id = any (people)
      union all select withdraw.import, 'photo', to_jsonb(f) from roster.photo f where f.person_id = any (people);
    delete from roster.career f where f.person_id = any (people);
    delete from roster.rank f where f.person_id = any (people);
    delete from roster.education f where f.person_id = any (people);
    delete from roster.title f where f.person_id = any (people);
    delete from roster.appraisal f where f.person_id = any (people);
    delete from roster.honour f where f.person_id = any (people);
    delete from roster.family f where f.person_id = any (people);
    delete from roster.wording f where f.person_id = any (people);
    delete from roster.wording_family f where f.person_id = any (people);
    delete from roster.wording_appraisal f where f.person_id = any (people);
    delete from roster.wording_discipline f where f.person_id = any (people);
    delete from roster.photo f where f.person_id = any (people);
    delete from roster.person p where p.id = any (people);
    get diagnostics taken = row_count;
    return taken;
  end
  $$;

revoke all on function roster.on_file(text[]), roster.withdraw(uuid, bigint) from public;
grant execute on function roster.on_file(text[]), roster.withdraw(uuid, bigint) to ${app};
