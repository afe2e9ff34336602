-- People taken out without a request of their own (lists, registers, forms of many). Together with the requests that were taken they
-- make up what an account has taken out within a day.
create table roster.people_taken (
  id         bigint generated always as identity primary key,
  account_id uuid not null,
  what       text not null check (what <> ''),
  people     int not null check (people > 0),
  taken_at   timestamptz not null
);
create index people_taken_account on roster.people_taken (account_id, taken_at);
grant select, insert on roster.people_taken to ${app};
