-- since when, and until when, a deployment was what ran in its environment
alter table deployment add column in_place_from timestamptz;
alter table deployment add column in_place_until timestamptz;
update deployment set in_place_from = cast(cast(body as json) #>> '{state,endedAt}' as timestamptz)
  where status = 'Succeeded';
update deployment set in_place_from = cast(cast(body as json) #>> '{state,succeededAt}' as timestamptz),
  in_place_until = cast(cast(body as json) #>> '{state,endedAt}' as timestamptz)
  where status = 'Inactive';
create index deployment_in_place on deployment (repository, environment, in_place_from desc)
  where in_place_from is not null;
