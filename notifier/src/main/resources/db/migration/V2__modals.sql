-- One row per modal, kept for a day: whether it was opened, null as long as nobody knows.
create table modal (
    modal_id    text primary key,
    opened      boolean,
    received_at timestamptz not null default now()
);

create index modal_age on modal (received_at);
