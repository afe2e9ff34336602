-- Appraisal campaigns (民主测评, 360, 一报告两评议, 年度测评). What people said is kept without who said it: a slip
-- knows whether it was used, a sheet knows what was marked, and nothing joins the two.
create table appraisal.campaign (
  id                uuid primary key,
  unit_id           uuid not null, -- the unit whose people are appraised; need-to-know goes by it
  kind              text not null check (kind in ('DEMOCRATIC', 'ROUND_360', 'REPORT_AND_REVIEW', 'ANNUAL')),
  title             text not null check (title <> ''),
  year              int not null check (year between 1990 and 2200),
  ground            text not null check (ground <> ''), -- the document or decision that orders it
  introduction      text not null,
  state             text not null check (state in ('DRAFT', 'OPEN', 'CLOSED', 'RELEASED', 'WITHDRAWN')),
  trial             boolean not null default false, -- marks of a trial are never released
  scale             int not null check (scale between 2 and 100), -- marks run from 1 to this
  labels            text[] not null, -- one per mark from the best down, empty for a scale of plain points
  people_per_sheet  int check (people_per_sheet > 0), -- null: every sheet shows everybody
  remarks           boolean not null,
  least_scores      int not null default 5 check (least_scores >= 5), -- fewer marks than this in a group: nothing of it is shown
  least_remarks     int not null default 8 check (least_remarks >= 8),
  valid_share       numeric not null check (valid_share > 0 and valid_share <= 1), -- sheets returned of those who should
  opens_on          date not null,
  closes_on         date not null check (closes_on >= opens_on),
  author_id         uuid not null,
  author_name       text not null,
  created_at        timestamptz not null,
  opened_at         timestamptz,
  closed_at         timestamptz,
  released_at       timestamptz,
  version           bigint not null default 1,
  check (labels = '{}' or cardinality(labels) = scale)
);
create index campaign_unit on appraisal.campaign (unit_id, year);

create table appraisal.item (
  campaign_id uuid not null references appraisal.campaign on delete cascade,
  no          int not null check (no > 0),
  name        text not null check (name <> ''),
  english     text not null check (english <> ''),
  explanation text not null,
  weight      numeric not null check (weight > 0),
  primary key (campaign_id, no)
);

-- Strata of raters. attributed: a group of one, such as the superior, whose marks are shown as that person's and who was told so.
create table appraisal.rater_group (
  campaign_id uuid not null references appraisal.campaign on delete cascade,
  no          int not null check (no > 0),
  name        text not null check (name <> ''),
  english     text not null check (english <> ''),
  weight      numeric not null check (weight >= 0),
  expected    int not null check (expected > 0), -- who should take part
  attributed  boolean not null default false,
  rater_name  text, -- of an attributed group only
  primary key (campaign_id, no),
  check (attributed = (rater_name is not null)),
  check (not attributed or expected = 1)
);

create table appraisal.subject (
  campaign_id uuid not null references appraisal.campaign on delete cascade,
  no          int not null check (no > 0),
  person_id   uuid not null,
  unit_id     uuid not null, -- of the campaign
  name        text not null check (name <> ''), -- as it stood when the campaign was drawn up
  post        text not null,
  primary key (campaign_id, no),
  unique (campaign_id, person_id)
);
create index subject_person on appraisal.subject (person_id);

-- A slip of paper with a code. Only the fingerprint of the code is kept. receipt: fingerprint of a number that the phone made up, so
-- that sending once more after a lost answer is recognised; it stands nowhere else.
create table appraisal.slip (
  campaign_id uuid not null references appraisal.campaign on delete cascade,
  code_hash   bytea not null check (length(code_hash) = 32),
  group_no    int not null,
  trial       boolean not null,
  people      int[] not null, -- numbers of the subjects on this sheet
  used        boolean not null default false,
  receipt     bytea,
  primary key (campaign_id, code_hash),
  foreign key (campaign_id, group_no) references appraisal.rater_group (campaign_id, no)
);

-- One rater's marks. No time, no order, no slip: while a campaign is open the sheets stand here as they came; closing writes them anew in
-- random order under new ids, in one transaction.
create table appraisal.sheet (
  id          uuid primary key,
  campaign_id uuid not null references appraisal.campaign on delete cascade,
  group_no    int not null,
  trial       boolean not null,
  paper       boolean not null,
  foreign key (campaign_id, group_no) references appraisal.rater_group (campaign_id, no)
);
create index sheet_campaign on appraisal.sheet (campaign_id);

create table appraisal.mark (
  sheet_id   uuid not null references appraisal.sheet on delete cascade,
  subject_no int not null,
  item_no    int not null,
  mark       int, -- null: 不了解, does not know the person well enough
  primary key (sheet_id, subject_no, item_no)
);

-- What was written about a person, cut off from the sheet that it came with.
create table appraisal.remark (
  id          uuid primary key,
  campaign_id uuid not null references appraisal.campaign on delete cascade,
  group_no    int not null,
  subject_no  int not null,
  trial       boolean not null,
  remark      text not null check (remark <> ''),
  foreign key (campaign_id, group_no) references appraisal.rater_group (campaign_id, no)
);
create index remark_campaign on appraisal.remark (campaign_id);

-- Results of one release: computed once, never altered. What a small group said is not in here at all.
create table appraisal.result (
  campaign_id  uuid not null references appraisal.campaign,
  subject_no   int not null,
  person_id    uuid not null,
  unit_id      uuid not null,
  raters       int not null,
  raw          numeric, -- plain mean of the marks that may be shown; null: suppressed
  fair         numeric,
  fair_low     numeric,
  fair_high    numeric,
  rank_low     int,
  rank_high    int,
  part         int not null, -- connected part of the rating graph: ranks are compared within one
  explanation  jsonb not null,
  detail       jsonb not null, -- by item and by group, with the suppressed left out
  primary key (campaign_id, subject_no),
  foreign key (campaign_id, subject_no) references appraisal.subject (campaign_id, no)
);
create index result_person on appraisal.result (person_id);

-- What the owner of the campaign learns about the ratings as a whole, without anyone's identity.
create table appraisal.release (
  campaign_id uuid primary key references appraisal.campaign,
  unit_id     uuid not null,
  ground      text not null check (ground <> ''),
  author_id   uuid not null,
  author_name text not null,
  released_at timestamptz not null,
  summary     jsonb not null -- variances, turnout by group, diagnostics in numbers, connectivity, distribution
);

call access.protect('appraisal.campaign', 'APPRAISAL', 'unit_id');
call access.protect('appraisal.subject', 'APPRAISAL', 'unit_id');
call access.protect('appraisal.result', 'APPRAISAL', 'unit_id');
call access.protect('appraisal.release', 'APPRAISAL', 'unit_id');

grant usage on schema appraisal to ${app};
grant select, insert, update, delete on appraisal.campaign, appraisal.item, appraisal.rater_group, appraisal.subject, appraisal.slip,
  appraisal.sheet, appraisal.mark, appraisal.remark to ${app};
grant select, insert on appraisal.result, appraisal.release to ${app};
