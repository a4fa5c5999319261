create table pull_request (
  repository text not null,
  number int not null,
  head text not null,
  body text not null,
  primary key (repository, number)
);
create index pull_request_by_head on pull_request (repository, head);

-- whether a person wants to be mentioned
alter table person add column mentions boolean not null default true;

-- asked for again while it was being done
alter table effect add column again boolean not null default false;

create index deployment_by_environment on deployment (repository, environment, number desc);
