-- GitHub's id of the account where somebody has proved that it is theirs; null where there is only their word
alter table person add column account bigint;
create unique index person_by_account on person (workspace, account);
