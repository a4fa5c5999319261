-- what was decided about a deployment, step by step: read only when somebody asks for it
create table deployment_step (
  deployment uuid not null,
  version bigint not null,
  kind text not null,
  at timestamptz not null,
  event text not null,
  primary key (deployment, version, kind)
);
