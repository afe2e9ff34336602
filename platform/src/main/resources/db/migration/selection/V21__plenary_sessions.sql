-- 全委会: members of a committee hold no team post, so that who belongs to it stands in a register of its own. An entry, and
-- its end, count once a second person has confirmed them.
alter table selection.meeting drop constraint meeting_kind_check;
alter table selection.meeting add constraint meeting_kind_check
  check (kind in ('STANDING_COMMITTEE', 'PARTY_GROUP', 'DEPARTMENT', 'PLENARY'));

create table selection.committee_member (
  id             uuid primary key,
  unit_id        uuid not null, -- the unit whose committee it is
  person_id      uuid not null,
  name           text not null,
  since          date not null,
  ground         text not null check (ground <> ''), -- by which congress or session
  entered_by     uuid not null,
  entered_name   text not null,
  confirmed_name text,
  ends_on        date check (ends_on > since),   -- first day on which no longer a member
  end_ground     text,
  ended_by       uuid,
  ended_name     text,
  end_confirmed_name text
);
create index committee_member_unit on selection.committee_member (unit_id, since);
create unique index committee_member_once on selection.committee_member (unit_id, person_id) where ends_on is null;
call access.protect('selection.committee_member', 'SELECTION', 'unit_id');
grant select, insert, delete on selection.committee_member to ${app};
grant update (confirmed_name, ends_on, end_ground, ended_by, ended_name, end_confirmed_name) on selection.committee_member to ${app};
