create table inbox (
  source text not null,
  id text not null,
  received_at timestamptz not null default now(),
  primary key (source, id)
);
create index inbox_by_age on inbox (received_at);

create table project (
  repository text primary key,
  body text not null
);

create table channel_binding (
  workspace text not null,
  channel text not null,
  repository text not null references project,
  primary key (workspace, channel)
);

create table person (
  workspace text not null,
  slack_user text not null,
  name text not null,
  login text not null,
  primary key (workspace, slack_user)
);
create unique index person_by_login on person (workspace, lower(login));

-- live: on its way, or what runs in its environment. Only those are read for a decision, so history costs nothing.
create table deployment (
  id uuid primary key,
  repository text not null,
  number bigint not null,
  environment text not null,
  status text not null,
  live boolean not null,
  body text not null,
  requested_at timestamptz not null,
  unique (repository, number)
);
create index deployment_live on deployment (repository, number) where live;

-- An effect stays here until it is done. The id gives the order within a lane; ids of one lane are given under the lock
-- of their repository, so a smaller one was always committed first.
create table effect (
  id bigint generated always as identity primary key,
  lane text not null,
  once_key text unique,
  body text not null,
  traceparent text,
  due_at timestamptz not null,
  attempts int not null default 0,
  first_attempt_at timestamptz,
  owner uuid,
  leased_until timestamptz,
  problem text
);
create index effect_by_lane on effect (lane, id);
create index effect_by_due on effect (due_at);
