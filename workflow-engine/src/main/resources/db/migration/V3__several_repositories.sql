-- a channel may follow several repositories
alter table channel_binding drop constraint channel_binding_pkey;
alter table channel_binding add primary key (workspace, channel, repository);
