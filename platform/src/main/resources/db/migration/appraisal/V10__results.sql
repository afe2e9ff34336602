-- Whether each person may read the own result was decided at release, with everything else.
alter table appraisal.release add column feedback boolean not null default false;
alter table appraisal.result
  add column feedback boolean not null default false,
  add column method   text not null default 'FAIR' check (method in ('FAIR', 'PLAIN', 'WITHHELD')),
  add column compared int not null default 0 check (compared >= 0), -- people in the same connected part
  add constraint result_interval check (fair_low is null or fair_low <= fair_high),
  add constraint result_ranks check (rank_low is null or rank_low <= rank_high and rank_high <= compared);
alter table appraisal.result alter column method drop default;
create index result_unit on appraisal.result (unit_id);

-- The own result, where the release said so; only the page of the own results announces 'zhiren.own'.
create policy own_result on appraisal.result for select
  using (feedback and person_id = (select access.own_person()) and coalesce(current_setting('zhiren.own', true), '') = 'shown');
