-- What a single submission asks should not grow with the number of targets.

-- Whether a plan has values that follow by formulae.
create index target_formula on responsibility.target (plan_id) where formula <> '';

-- Targets of the same indicator, for whoever reports one: in the order in which they are shown.
create index target_alike on responsibility.target (indicator, done_on, deadline desc, id);

-- A plan is seen by whoever sees the unit that assigns it, or a target in it: as before, but asked plan by plan through an index
-- with the units in hand, where "id in (all targets that may be seen)" read every target of the house each time that a reporter
-- named a plan. The units stand in an array, so that the planner cannot begin with the targets of the plan.
drop policy need_to_know on responsibility.plan;
create policy need_to_know on responsibility.plan using (
  (select access.sees_all('TARGETS')) or unit_id in (select access.visible_units('TARGETS'))
  or exists (select from responsibility.target t where t.plan_id = plan.id
             and t.unit_id = any ((select coalesce(array_agg(v), '{}') from access.visible_units('TARGETS') v)::uuid[]))
  or id in (select t.plan_id from responsibility.target t where cardinality(t.cooperating) > 0
            and t.cooperating && (select coalesce(array_agg(v), '{}') from access.visible_units('TARGETS') v)));

-- The part of units that help goes with its target.
drop policy need_to_know on responsibility.contribution;
create policy need_to_know on responsibility.contribution using (
  exists (select from responsibility.target t where t.id = contribution.target_id));
