-- steps may share their version and their time: this is the order in which they were taken
alter table deployment_step add column taken bigint generated always as identity;
