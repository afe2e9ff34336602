-- Whoever sets a first password knows it. Until a second person has confirmed that the right one uses it, the account's roles
-- are withheld: the system officer alone cannot step into anybody's place.
alter table access.account
  add column roles_withheld boolean not null default false,
  add column reset_by uuid;

create or replace function access.sees_all(class text) returns boolean
  language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp
  as $$
    select coalesce(
      access.acting() = '00000000-0000-0000-0000-000000000000'::uuid
      or exists (
        select from access.scope s join access.account a on a.id = s.account_id
        where s.account_id = access.acting() and s.information_class = class and s.unit_id is null
          and s.revoked_at is null and s.starts_at <= access.instant() and s.ends_at > access.instant()
          and a.active and not a.roles_withheld
          and not a.roles && array['SYSTEM_OFFICER', 'SECURITY_OFFICER', 'AUDIT_OFFICER']),
      false)
  $$;

create or replace function access.visible_units(class text) returns setof uuid
  language sql stable parallel safe security definer rows 500 set search_path = pg_catalog, pg_temp
  as $$
    select distinct u.unit_id
    from access.scope_unit u join access.account a on a.id = u.account_id
    where u.account_id = access.acting() and u.information_class = class
      and u.starts_at <= access.instant() and u.ends_at > access.instant()
      and a.active and not a.roles_withheld
      and not a.roles && array['SYSTEM_OFFICER', 'SECURITY_OFFICER', 'AUDIT_OFFICER']
  $$;
