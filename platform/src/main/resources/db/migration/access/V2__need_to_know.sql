-- Need-to-know: who may see which information about which units, for what, from when to when.

-- Each of the three officers stands alone: no second role beside it.
alter table access.account
  add constraint account_officers_stand_alone check (
    cardinality(roles) <= 1
    or not roles && array['SYSTEM_OFFICER', 'SECURITY_OFFICER', 'AUDIT_OFFICER']);

create table access.scope (
  id                uuid primary key,
  account_id        uuid not null references access.account (id),
  information_class text not null check (information_class <> ''),
  unit_id           uuid, -- the top of a subtree; null is the whole organisation
  purpose           text not null check (purpose <> ''),
  starts_at         timestamptz not null,
  ends_at           timestamptz not null check (ends_at > starts_at), -- first instant at which it is over
  origin            text not null check (origin in ('GRANT', 'DELEGATION', 'EMERGENCY')),
  origin_id         uuid,
  granted_by        uuid not null,
  granted_at        timestamptz not null,
  revoked_at        timestamptz,
  revoked_by        uuid,
  revoke_reason     text,
  check ((revoked_at is null) = (revoked_by is null))
);
create index scope_account on access.scope (account_id, information_class) where revoked_at is null;
create index scope_origin on access.scope (origin_id) where origin_id is not null;

-- Each scope spelt out unit by unit, so that a policy needs no walk through the tree.
create table access.scope_unit (
  account_id        uuid not null,
  information_class text not null,
  unit_id           uuid not null,
  scope_id          uuid not null references access.scope (id),
  purpose           text not null,
  starts_at         timestamptz not null,
  ends_at           timestamptz not null,
  primary key (account_id, information_class, unit_id, scope_id)
);
create index scope_unit_scope on access.scope_unit (scope_id);

grant select, insert on access.scope to ${app};
grant update (ends_at, revoked_at, revoked_by, revoke_reason) on access.scope to ${app};
grant select, insert, delete on access.scope_unit to ${app};

-- The account of this transaction, as the application announced it; null outside a transaction.
create function access.acting() returns uuid
  language sql stable parallel safe
  as $$ select nullif(current_setting('zhiren.account', true), '')::uuid $$;

-- The instant of this transaction by the application's clock; null outside a transaction.
create function access.instant() returns timestamptz
  language sql stable parallel safe
  as $$ select nullif(current_setting('zhiren.now', true), '')::timestamptz $$;

-- The three functions below read the tables of this schema with their owner's rights, because the policies of other
-- schemas need the answer and nothing else. They take no name or query from outside, qualify every object, pin the search
-- path, and answer "no" whenever a setting is missing.

-- Whether the acting account may see the class throughout the organisation. The platform itself (account 0) may.
create function access.sees_all(class text) returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(
      access.acting() = '00000000-0000-0000-0000-000000000000'::uuid
      or exists (
        select from access.scope s join access.account a on a.id = s.account_id
        where s.account_id = access.acting() and s.information_class = class and s.unit_id is null
          and s.revoked_at is null and s.starts_at <= access.instant() and s.ends_at > access.instant()
          and a.active and not a.roles && array['SYSTEM_OFFICER', 'SECURITY_OFFICER', 'AUDIT_OFFICER']),
      false)
  $$;

-- The units of which the acting account may see the class.
create function access.visible_units(class text) returns setof uuid
  language sql stable parallel safe security definer rows 500 set search_path = pg_catalog, pg_temp
  as $$
    select distinct u.unit_id
    from access.scope_unit u join access.account a on a.id = u.account_id
    where u.account_id = access.acting() and u.information_class = class
      and u.starts_at <= access.instant() and u.ends_at > access.instant()
      and a.active and not a.roles && array['SYSTEM_OFFICER', 'SECURITY_OFFICER', 'AUDIT_OFFICER']
  $$;

-- The person in the roster to whom the acting account belongs, if any.
create function access.own_person() returns uuid
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$ select a.person_id from access.account a where a.id = access.acting() and a.active $$;

-- For the migrations of other modules: guards a table by the unit in one of its columns, its owner included. Each half of the
-- condition stands in a subselect without outer references, so that it is evaluated once per query and hashed.
create procedure access.protect(guarded regclass, class text, unit_column name)
  language plpgsql
  as $$
  begin
    execute format('alter table %s enable row level security', guarded);
    execute format('alter table %s force row level security', guarded);
    execute format(
      'create policy need_to_know on %s using ((select access.sees_all(%L)) or %I in (select access.visible_units(%L)))',
      guarded, class, unit_column, class);
  end
  $$;

revoke all on function access.acting(), access.instant(), access.sees_all(text), access.visible_units(text), access.own_person() from public;
revoke all on procedure access.protect(regclass, text, name) from public;
grant execute on function access.acting(), access.instant(), access.sees_all(text), access.visible_units(text), access.own_person() to ${app};
