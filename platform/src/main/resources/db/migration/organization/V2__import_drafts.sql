-- Workbooks that were looked at and wait to be put right or carried out; each is its owner's alone and is gone after a day.
create table organization.import_draft (
  id           uuid primary key,
  account_id   uuid not null,
  file_name    text not null,
  workbook     bytea not null,
  effective_on date not null,
  ground       text not null,
  reason       text not null,
  kept_at      timestamptz not null
);
create index import_draft_kept on organization.import_draft (kept_at);
grant select, insert, delete on organization.import_draft to ${app};
grant update (workbook) on organization.import_draft to ${app};

-- The platform itself (account 0) may clear away what is old.
alter table organization.import_draft enable row level security;
alter table organization.import_draft force row level security;
create policy own on organization.import_draft
  using (account_id = (select access.acting())
         or (select access.acting()) = '00000000-0000-0000-0000-000000000000'::uuid);
