-- Totals that were taken over from a released appraisal campaign: its own words for the marks, and how often each was given.
-- Without a campaign they were counted on paper and typed in.
alter table portal.questionnaire
  add column campaign_id uuid,
  add column labels      text[] not null default '{}',
  add column labels_en   text[] not null default '{}',
  add column counts      int[]  not null default '{}',
  add constraint questionnaire_source check (
    (campaign_id is null) = (cardinality(counts) = 0)
    and cardinality(labels) = cardinality(counts) and cardinality(labels_en) = cardinality(counts)
    and (campaign_id is null or good + fair + middling + poor = 0));
