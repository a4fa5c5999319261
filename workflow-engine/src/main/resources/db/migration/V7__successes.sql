-- where a revision has succeeded, for environments that only take what has succeeded elsewhere
alter table deployment add column revision text;
update deployment set revision = cast(body as json) -> 'commit' ->> 'revision' where status in ('Succeeded', 'Inactive');
create index deployment_by_success on deployment (repository, revision) where status in ('Succeeded', 'Inactive');
