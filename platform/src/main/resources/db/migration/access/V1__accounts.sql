create table access.account (
  id            uuid primary key,
  login         text not null unique check (login <> ''),
  name          text not null,
  password_hash text not null,
  roles         text[] not null,
  person_id     uuid,
  active        boolean not null default true,
  created_at    timestamptz not null default now()
);
grant usage on schema access to ${app};
grant select, insert, update on access.account to ${app};

-- Sessions: the layout is Spring Session's.
create table access.session (
  primary_id            char(36) not null primary key,
  session_id            char(36) not null unique,
  creation_time         bigint not null,
  last_access_time      bigint not null,
  max_inactive_interval int not null,
  expiry_time           bigint not null,
  principal_name        varchar(100)
);
create index session_expiry on access.session (expiry_time);
create index session_principal on access.session (principal_name);
create table access.session_attributes (
  session_primary_id char(36) not null references access.session (primary_id) on delete cascade,
  attribute_name     varchar(200) not null,
  attribute_bytes    bytea not null,
  primary key (session_primary_id, attribute_name)
);
grant select, insert, update, delete on access.session, access.session_attributes to ${app};
