-- Documents that show what an appeal says: of the unit, for whoever answers, never altered.
create table responsibility.appeal_file (
  id          uuid primary key,
  appeal_id   uuid not null references responsibility.appeal on delete cascade,
  unit_id     uuid not null,
  name        text not null check (name <> ''),
  media_type  text not null,
  size        int not null check (size > 0),
  fingerprint bytea not null check (length(fingerprint) = 32),
  content     bytea not null,
  author_name text not null,
  added_at    timestamptz not null,
  unique (appeal_id, fingerprint)
);
call access.protect('responsibility.appeal_file', 'TARGETS', 'unit_id');
grant select, insert on responsibility.appeal_file to ${app};
