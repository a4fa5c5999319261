-- One row per Slack channel we write to: it carries the right to call Slack for that channel, so that at most one
-- replica does at a time, and how long Slack wants to be left alone.
create table channel (
    workspace    text not null,
    channel      text not null,
    not_before   timestamptz,
    lease_owner  text,
    leased_until timestamptz,
    primary key (workspace, channel)
);

-- One row per message: what it should show (wanted_…) and what it shows. post_began_at is set while a first post may
-- have reached Slack without our knowing its ts.
create table message (
    workspace      text        not null,
    channel        text        not null,
    message_key    text        not null,
    wanted_version bigint      not null,
    content        jsonb       not null,
    thread_key     text,
    event_id       text        not null,
    traceparent    text,
    shown_version  bigint      not null default -1,
    ts             text,
    content_hash   text,
    post_began_at  timestamptz,
    attempts       int         not null default 0,
    due_at         timestamptz not null default now(),
    failed_reason  text,
    primary key (workspace, channel, message_key),
    foreign key (workspace, channel) references channel
);

create index message_due on message (workspace, channel, due_at)
    where wanted_version > shown_version and failed_reason is null;

-- One row per answer, kept for a day so that the same answer is given once; without its response_url when it is done.
create table answer (
    answer_id        text primary key,
    workspace        text        not null,
    channel          text        not null,
    response_url     text,
    replace_original boolean     not null,
    content          jsonb,
    event_id         text        not null,
    traceparent      text,
    received_at      timestamptz not null default now(),
    expires_at       timestamptz not null,
    due_at           timestamptz not null default now(),
    lease_owner      text,
    leased_until     timestamptz,
    attempts         int         not null default 0,
    done_at          timestamptz
);

create index answer_due on answer (due_at) where done_at is null;
create index answer_age on answer (received_at);

-- What Slack answered, until Kafka has it.
create table result (
    number     bigint generated always as identity primary key,
    event_id   text not null unique,
    record_key text not null,
    headers    text not null,
    value      text not null
);
