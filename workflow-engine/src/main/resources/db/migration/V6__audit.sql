-- what people have caused; each entry carries the hash of the one before it in its chain
create table audit_entry (
  chain text not null,
  number bigint not null,
  at timestamptz not null,
  hash text not null,
  entry text not null,
  primary key (chain, number)
);
