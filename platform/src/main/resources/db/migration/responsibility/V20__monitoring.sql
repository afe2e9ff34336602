-- Monitoring: what was touched, values by folder and in batches, escalation by rule, the part of co-operating units.

-- Which plan was touched by which transaction, so that a tree in memory can be brought up to date: a target, or null for the
-- whole plan. A reader asks for everything from the oldest transaction that was still open when it last asked.
create table responsibility.touched (
  plan_id   uuid not null,
  target_id uuid,
  written   xid8 not null default pg_current_xact_id(),
  at        timestamptz not null default now()
);
create index touched_plan on responsibility.touched (plan_id, written);

create function responsibility.touch_targets(ids uuid[]) returns void language plpgsql as $$
  begin
    if cardinality(ids) > 10000 then
      insert into responsibility.touched (plan_id)
        select distinct t.plan_id from responsibility.target t where t.id = any(ids);
    else
      insert into responsibility.touched (plan_id, target_id)
        select t.plan_id, t.id from responsibility.target t where t.id = any(ids);
    end if;
  end $$;

create function responsibility.reading_touched() returns trigger language plpgsql as $$
  begin
    perform responsibility.touch_targets(array(select distinct a.target_id from added a));
    return null;
  end $$;
create trigger reading_added after insert on responsibility.reading referencing new table as added
  for each statement execute function responsibility.reading_touched();
create trigger milestone_added after insert on responsibility.milestone referencing new table as added
  for each statement execute function responsibility.reading_touched();
create trigger milestone_changed after update on responsibility.milestone referencing new table as added
  for each statement execute function responsibility.reading_touched();

create function responsibility.plan_touched() returns trigger language plpgsql as $$
  begin
    insert into responsibility.touched (plan_id) select distinct a.plan_id from changed a;
    return null;
  end $$;
create trigger target_added after insert on responsibility.target referencing new table as changed
  for each statement execute function responsibility.plan_touched();
create trigger target_removed after delete on responsibility.target referencing old table as changed
  for each statement execute function responsibility.plan_touched();
create function responsibility.plan_itself_touched() returns trigger language plpgsql as $$
  begin
    insert into responsibility.touched (plan_id) values (new.id);
    return null;
  end $$;
create trigger plan_changed after update on responsibility.plan
  for each row execute function responsibility.plan_itself_touched();

create function responsibility.target_itself_touched() returns trigger language plpgsql as $$
  begin
    insert into responsibility.touched (plan_id) values (new.plan_id);
    return null;
  end $$;
create trigger target_changed after update of parent_id, unit_id, no, kind, weight, direction, baseline, goal, challenge, course, deadline
  on responsibility.target for each row execute function responsibility.target_itself_touched();

grant select, insert, delete on responsibility.touched to ${app};
grant execute on function responsibility.touch_targets(uuid[]) to ${app};

-- How a value came in: by the watched folder, too.
alter table responsibility.reading drop constraint reading_way_check;
alter table responsibility.reading add constraint reading_way_check
  check (way in ('FORM', 'WORKBOOK', 'PROGRAM', 'FOLDER', 'FORMULA'));

-- A delivery of values under a key of the sender: the same one once more gets the same answer and changes nothing.
create table responsibility.delivery (
  account_id  uuid not null,
  key         text not null check (key <> ''),
  fingerprint bytea not null check (length(fingerprint) = 32),
  changed     int not null,
  at          timestamptz not null,
  primary key (account_id, key)
);
grant select, insert on responsibility.delivery to ${app};
grant update (changed) on responsibility.delivery to ${app};

-- What became of each file in the watched folder.
create table responsibility.folder_file (
  id          uuid primary key,
  name        text not null,
  fingerprint bytea, -- null if it was not read
  state       text not null check (state in ('TAKEN', 'REPEATED', 'REFUSED')),
  changed     int not null default 0,
  report      jsonb not null, -- a list of faults: row, column, value, in Chinese and English
  at          timestamptz not null
);
create index folder_file_at on responsibility.folder_file (at desc, id);
alter table responsibility.folder_file enable row level security;
alter table responsibility.folder_file force row level security;
create policy need_to_know on responsibility.folder_file using ((select access.sees_all('TARGETS')));
grant select, insert on responsibility.folder_file to ${app};

-- When an open order is reminded of or raised, in working days after its deadline (negative: before it).
create table responsibility.escalation_rule (
  working_days int primary key check (working_days between -30 and 250),
  level        int not null check (level between 0 and 2), -- 0 reminder, 1 to the leader of the unit, 2 to the leader of the body
  said         text not null check (said <> '')
);
insert into responsibility.escalation_rule (working_days, level, said) values
  (-2, 0, '距期限还有 2 个工作日，请按时反馈。'),
  (1, 0, '已逾期，请立即反馈。'),
  (3, 1, '逾期 3 个工作日，请单位主要负责人过问。'),
  (5, 2, '逾期 5 个工作日，报送领导。');
grant select, insert, update, delete on responsibility.escalation_rule to ${app};

alter table responsibility.supervision add column level int not null default 0 check (level between 0 and 2);
-- A rule speaks once for each deadline.
create table responsibility.escalation (
  supervision_id uuid not null references responsibility.supervision on delete cascade,
  unit_id        uuid not null,
  working_days   int not null,
  due_on         date not null,
  at             timestamptz not null,
  primary key (supervision_id, working_days, due_on)
);
call access.protect('responsibility.escalation', 'TARGETS', 'unit_id');
grant select, insert on responsibility.escalation to ${app};

-- Units that help see the target and report their part of it.
create policy cooperating on responsibility.target for select using (
  cardinality(cooperating) > 0 and cooperating && (select coalesce(array_agg(v), '{}') from access.visible_units('TARGETS') v));
create index target_cooperating on responsibility.target using gin (cooperating) where cardinality(cooperating) > 0;
create table responsibility.contribution (
  id          uuid primary key,
  target_id   uuid not null references responsibility.target on delete cascade,
  unit_id     uuid not null, -- the unit that helps
  as_of       date not null,
  said        text not null check (said <> ''),
  author_id   uuid not null,
  author_name text not null,
  at          timestamptz not null
);
create index contribution_target on responsibility.contribution (target_id, as_of);
alter table responsibility.contribution enable row level security;
alter table responsibility.contribution force row level security;
create policy need_to_know on responsibility.contribution using (target_id in (select t.id from responsibility.target t));
grant select, insert on responsibility.contribution to ${app};
