-- The list of units goes by name, part by part: with this index a part costs the same in a small and in a large organisation.
create index unit_state_name on organization.unit_state (name, unit_id) where ended_by is null;
