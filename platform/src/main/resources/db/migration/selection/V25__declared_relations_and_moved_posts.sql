-- Relations between people on file that one of them declared in a case: they stand beside the families on file wherever a
-- recusal is looked for. Follows the entries of its case; a correction takes a row away again.
create table selection.declared_kin (
  case_id        uuid not null references selection.case_file,
  no             int not null check (no > 0),
  unit_id        uuid not null,
  candidate_id   uuid not null,
  candidate_name text not null,
  relative_id    uuid not null,
  relative_name  text not null,
  kin            text not null check (kin in ('SPOUSES', 'DIRECT', 'COLLATERAL', 'AFFINITY')),
  primary key (case_id, no),
  check (candidate_id <> relative_id)
);
create index declared_kin_candidate on selection.declared_kin (candidate_id);
create index declared_kin_relative on selection.declared_kin (relative_id);

call access.protect('selection.declared_kin', 'SELECTION', 'unit_id');
grant select, insert, delete on selection.declared_kin to ${app};

-- A post that goes to another unit takes its open cases along: whoever may see cases of that unit sees them from then on.
-- Entries keep their words and fingerprints; only the unit that decides who may read them changes.
grant update (unit_id, post) on selection.case_file to ${app};
grant update (unit_id) on selection.entry, selection.candidate, selection.document, selection.correction, selection.effect,
  selection.decision_reason, selection.meeting_item, selection.declared_kin to ${app};
