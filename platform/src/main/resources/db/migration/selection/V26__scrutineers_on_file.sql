-- 监票人、计票人 of a vote at a meeting: which of those named are on file, in the order of the names and null for people without a
-- file; and how the latter, and those about whom the files leave a doubt, declared to be no near relatives.
alter table selection.meeting_item
  add scrutineer_ids uuid[] not null default '{}',
  add declared_by    text not null default '';
grant update (scrutineer_ids, declared_by) on selection.meeting_item to ${app};
