-- Who was touched by which transaction. The columns kept in memory for questions compare it with the snapshot that they
-- hold: what is visible now and was not visible then is read anew before an answer is given. No person: many at once.
create table roster.touched (
  xid       xid8 not null default pg_current_xact_id(),
  person_id uuid,
  at        timestamptz not null default now()
);
create index touched_xid on roster.touched (xid);
grant select, insert, delete on roster.touched to ${app};
-- It tells who, not what; whoever asks a question compares it. Outside a transaction of the application nobody does.
alter table roster.touched enable row level security;
alter table roster.touched force row level security;
create policy asked on roster.touched using (access.acting() is not null) with check (true);

create function roster.touch() returns trigger
  language plpgsql
  as $$
  declare
    many constant int := 200;
    touched uuid[];
  begin
    if tg_table_name = 'person' then
      touched := array(select distinct id from rows limit many + 1);
    else
      touched := array(select distinct person_id from rows limit many + 1);
    end if;
    if cardinality(touched) > many then
      insert into roster.touched (person_id) values (null);
    else
      insert into roster.touched (person_id) select unnest(touched);
    end if;
    return null;
  end
  $$;

do $$
declare
  kept text;
begin
  foreach kept in array array['person', 'career', 'rank', 'education', 'title', 'appraisal', 'training', 'honour', 'sanction',
      'family', 'language', 'archive_review'] loop
    execute format('create trigger touched_by_insert after insert on roster.%I referencing new table as rows for each statement execute function roster.touch()', kept);
    execute format('create trigger touched_by_update after update on roster.%I referencing new table as rows for each statement execute function roster.touch()', kept);
    execute format('create trigger touched_by_delete after delete on roster.%I referencing old table as rows for each statement execute function roster.touch()', kept);
  end loop;
end
$$;

revoke all on function roster.touch() from public;
grant execute on function roster.touch() to ${app};
