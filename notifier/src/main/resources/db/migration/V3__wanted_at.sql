-- When the version that a message should show was decided: how far Slack lags behind.
alter table message add column wanted_at timestamptz;
