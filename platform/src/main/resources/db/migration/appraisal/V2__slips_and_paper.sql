-- What drawing up, phones, paper and closing need beside the tables of V1.
alter table appraisal.campaign
  add column labels_en text[] not null default '{}', -- in step with labels
  add column address   text,   -- where phones reach the platform, as printed on the slips
  add column valid     boolean, -- said at closing: enough sheets came back
  add column seal      bytea,  -- said at closing: HMAC-SHA-256 over the sorted sheets and remarks …
  add column seal_salt bytea,  -- … under this key, so that nobody guesses the last sheet from the others
  add constraint campaign_labels_in_step check (cardinality(labels_en) in (0, cardinality(labels)));
create index campaign_newest on appraisal.campaign (created_at desc, id);
alter table appraisal.item add column explanation_en text not null default '';
alter table appraisal.rater_group
  add column on_paper      int not null default 0 check (on_paper >= 0), -- of those expected, so many mark on paper
  add column rater_account uuid, -- of an attributed group: who signs in and marks
  add constraint rater_group_paper_within_expected check (on_paper <= expected),
  add constraint rater_group_attributed_signs_in check (not attributed or on_paper = 0);
create index rater_group_account on appraisal.rater_group (rater_account) where rater_account is not null;

-- Slips are found by the fingerprint of their code alone.
create unique index slip_code on appraisal.slip (code_hash);

-- Forms on paper, each entered twice before it counts. What was keyed in is removed when it has been counted.
create table appraisal.paper_form (
  campaign_id  uuid not null references appraisal.campaign on delete cascade,
  no           int not null check (no > 0), -- printed on the form; the forms are shuffled before they are handed out
  group_no     int not null,
  trial        boolean not null,
  people       int[] not null,
  state        text not null check (state in ('ISSUED', 'ENTERED', 'DIFFERS', 'COUNTED')),
  first_entry  jsonb,
  first_by     uuid,
  first_name   text,
  second_entry jsonb,
  second_by    uuid,
  second_name  text,
  note         text, -- why one account entered it twice
  primary key (campaign_id, no),
  foreign key (campaign_id, group_no) references appraisal.rater_group (campaign_id, no)
);
grant select, insert, update, delete on appraisal.paper_form to ${app};

-- The two functions at the end are for people without an account: they pass the guard of campaign and subject as the platform
-- itself, for the one slip whose code is known, and give or take nothing else. Whoever acted before acts again when they return;
-- if they fail, the setting ends with the transaction.

-- The form of one slip; null if there is no such slip. Who and what is asked is left out unless the slip may be used on that day.
create function appraisal.read_form(fingerprint bytea, on_day date) returns jsonb
  language sql stable
  as $$
    select jsonb_build_object(
      'campaign', c.id, 'group', s.group_no, 'state', c.state, 'used', s.used, 'trial', s.trial,
      'title', c.title, 'introduction', c.introduction, 'opens', c.opens_on, 'closes', c.closes_on,
      'scale', c.scale, 'labels', to_jsonb(c.labels), 'labelsEn', to_jsonb(c.labels_en),
      'remarks', c.remarks, 'leastScores', c.least_scores, 'leastRemarks', c.least_remarks,
      'groupName', g.name, 'groupEnglish', g.english, 'rater', g.rater_name,
      'usable', d.usable,
      'items', case when d.usable then (
        select jsonb_agg(jsonb_build_object('no', i.no, 'name', i.name, 'english', i.english,
                           'explanation', i.explanation, 'explanationEn', i.explanation_en) order by i.no)
        from appraisal.item i where i.campaign_id = c.id) end,
      'people', case when d.usable then (
        select jsonb_agg(jsonb_build_object('no', p.no, 'name', p.name, 'post', p.post) order by p.no)
        from appraisal.subject p where p.campaign_id = c.id and p.no = any(s.people)) end)
    from appraisal.slip s
    join appraisal.campaign c on c.id = s.campaign_id
    join appraisal.rater_group g on g.campaign_id = s.campaign_id and g.no = s.group_no
    cross join lateral (
      select c.state = 'OPEN' and c.trial = s.trial and not s.used
             and (c.trial or on_day between c.opens_on and c.closes_on) as usable) d
    where s.code_hash = fingerprint
  $$;

-- Takes the sheet of one slip, or says why not. One transaction: the slip is used and the sheet is there, or neither. The same
-- receipt once more is answered as received. Submissions share a lock that closing takes alone, so none falls between.
create function appraisal.take_sheet(
    fingerprint bytea, phone_receipt bytea, on_day date, new_sheet uuid, marks jsonb, remarks jsonb)
  returns text
  language plpgsql volatile
  as $$
  declare
    paper appraisal.slip;
    asked appraisal.campaign;
    wanted bigint;
    fitting bigint;
    given bigint;
  begin
    select * into paper from appraisal.slip s where s.code_hash = fingerprint;
    if not found then
      return 'UNKNOWN';
    end if;
    perform pg_advisory_xact_lock_shared(hashtextextended('appraisal ' || paper.campaign_id::text, 0));
    select * into paper from appraisal.slip s where s.code_hash = fingerprint for update;
    if not found then
      return 'UNKNOWN';
    end if;
    if paper.used then
      return case when paper.receipt = phone_receipt then 'ALREADY' else 'USED' end;
    end if;
    select * into asked from appraisal.campaign c where c.id = paper.campaign_id;
    if asked.state <> 'OPEN' or asked.trial <> paper.trial then
      return case when asked.state = 'DRAFT' then 'EARLY' else 'CLOSED' end;
    end if;
    if not asked.trial and on_day < asked.opens_on then
      return 'EARLY';
    end if;
    if not asked.trial and on_day > asked.closes_on then
      return 'CLOSED';
    end if;
    select count(*) into wanted
      from appraisal.item i, unnest(paper.people) p where i.campaign_id = paper.campaign_id;
    select count(distinct (m.person, m.item)), count(*) into fitting, given
      from jsonb_to_recordset(marks) as m (person int, item int, mark int)
      join appraisal.item i on i.campaign_id = paper.campaign_id and i.no = m.item
      where m.person = any(paper.people) and (m.mark is null or m.mark between 1 and asked.scale);
    if fitting <> wanted or given <> wanted or jsonb_array_length(marks) <> wanted then
      return 'INCOMPLETE';
    end if;
    update appraisal.slip s set used = true, receipt = phone_receipt where s.code_hash = fingerprint;
    insert into appraisal.sheet (id, campaign_id, group_no, trial, paper)
      values (new_sheet, paper.campaign_id, paper.group_no, paper.trial, false);
    insert into appraisal.mark (sheet_id, subject_no, item_no, mark)
      select new_sheet, m.person, m.item, m.mark
      from jsonb_to_recordset(marks) as m (person int, item int, mark int);
    if asked.remarks then
      insert into appraisal.remark (id, campaign_id, group_no, subject_no, trial, remark)
        select gen_random_uuid(), paper.campaign_id, paper.group_no, r.person, paper.trial, left(trim(r.remark), 500)
        from jsonb_to_recordset(remarks) as r (person int, remark text)
        where r.person = any(paper.people) and trim(r.remark) <> '';
    end if;
    return 'RECEIVED';
  end
  $$;

create function appraisal.form_of(fingerprint bytea, on_day date) returns jsonb
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    before text := coalesce(current_setting('zhiren.account', true), '');
    form jsonb;
  begin
    perform set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true);
    form := appraisal.read_form(fingerprint, on_day);
    perform set_config('zhiren.account', before, true);
    return form;
  end
  $$;

create function appraisal.submit_sheet(
    fingerprint bytea, phone_receipt bytea, on_day date, new_sheet uuid, marks jsonb, remarks jsonb)
  returns text
  language plpgsql volatile security definer set search_path = pg_catalog, pg_temp
  as $$
  declare
    before text := coalesce(current_setting('zhiren.account', true), '');
    outcome text;
  begin
    perform set_config('zhiren.account', '00000000-0000-0000-0000-000000000000', true);
    outcome := appraisal.take_sheet(fingerprint, phone_receipt, on_day, new_sheet, marks, remarks);
    perform set_config('zhiren.account', before, true);
    return outcome;
  end
  $$;

revoke all on function appraisal.read_form(bytea, date), appraisal.form_of(bytea, date),
  appraisal.take_sheet(bytea, bytea, date, uuid, jsonb, jsonb),
  appraisal.submit_sheet(bytea, bytea, date, uuid, jsonb, jsonb) from public;
grant execute on function appraisal.form_of(bytea, date),
  appraisal.submit_sheet(bytea, bytea, date, uuid, jsonb, jsonb) to ${app};
