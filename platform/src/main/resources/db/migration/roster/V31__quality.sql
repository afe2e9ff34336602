-- Runs of the data checks, and what they found. A finding stays for as long as runs find it again; when one does not, it is mended.
create table roster.quality_run (
  id          bigint generated always as identity primary key,
  cause       text not null check (cause in ('IMPORT', 'NIGHT', 'DEMAND')),
  author_name text not null,
  started_at  timestamptz not null,
  finished_at timestamptz,
  checks      int not null default 0,
  failed      text not null default '' -- ids of checks that could not be run
);

create table roster.quality_finding (
  id                bigint generated always as identity primary key,
  check_id          text not null check (check_id <> ''),
  subject           text not null, -- tells two findings of one check apart
  person_id         uuid,
  unit_id           uuid not null,
  information_class text not null check (information_class in ('ROSTER', 'FAMILY', 'APPRAISAL', 'DISCIPLINE')),
  facts             text[] not null,
  found_at          timestamptz not null,
  found_run         bigint not null references roster.quality_run,
  last_run          bigint not null references roster.quality_run,
  gone_at           timestamptz,
  state             text not null default 'OPEN' check (state in ('OPEN', 'ASSIGNED', 'EXPLAINED')),
  assignee_id       uuid,
  assignee_name     text,
  note              text not null default '',
  version           bigint not null default 1,
  -- An import that is taken back takes along what the checks found in it; once somebody has acted on a finding, it stays.
  foreign key (person_id, unit_id) references roster.person (id, unit_id) on update cascade on delete cascade
);
create unique index quality_finding_standing on roster.quality_finding (check_id, coalesce(person_id, unit_id), subject) where gone_at is null;
create index quality_finding_person on roster.quality_finding (person_id) where gone_at is null;
create index quality_finding_unit on roster.quality_finding (unit_id) where gone_at is null;
create index quality_finding_check on roster.quality_finding (check_id, id) where gone_at is null;

-- Who did what about a finding.
create table roster.quality_event (
  id          bigint generated always as identity primary key,
  finding_id  bigint not null references roster.quality_finding,
  at          timestamptz not null,
  author_name text not null,
  kind        text not null check (kind <> ''),
  note        text not null
);
create index quality_event_finding on roster.quality_event (finding_id, id);

grant select, insert on roster.quality_run, roster.quality_finding, roster.quality_event to ${app};
grant update (finished_at, checks, failed) on roster.quality_run to ${app};
grant update (facts, last_run, gone_at, state, assignee_id, assignee_name, note, version) on roster.quality_finding to ${app};
grant usage on all sequences in schema roster to ${app};

alter table roster.quality_finding enable row level security;
alter table roster.quality_finding force row level security;
do $$
declare class text;
begin
  foreach class in array array['ROSTER', 'FAMILY', 'APPRAISAL', 'DISCIPLINE'] loop
    execute format(
      'create policy %I on roster.quality_finding using (information_class = %L
         and ((select access.sees_all(%L)) or unit_id in (select access.visible_units(%L))))',
      'need_to_know_' || lower(class), class, class, class);
  end loop;
end
$$;
alter table roster.quality_event enable row level security;
alter table roster.quality_event force row level security;
create policy need_to_know on roster.quality_event using (
  exists (select from roster.quality_finding f where f.id = finding_id));
