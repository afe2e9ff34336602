-- Whose account followed the person into another file when two files were merged, so that taking the merge back gives it back.
create table roster.merged_account (
  statement_id bigint primary key references roster.statement,
  account_id   uuid not null
);
grant select, insert on roster.merged_account to ${app};
