-- claims and states change in place: room on each page for the next version of a row
alter table effect set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 2000);
alter table deployment set (fillfactor = 70);

-- only looked at to forget what is old, and grows in the order of time
drop index inbox_by_age;
create index inbox_by_age on inbox using brin (received_at);
