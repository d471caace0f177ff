-- Who is signed in where. Only a hash of what the browser holds is kept, so a copy of this table opens nothing.
create table staff_session (
    id          bigint generated always as identity primary key,
    secret_hash bytea       not null unique,
    person      bigint      not null references person,
    device      text        not null,
    address     text,
    since       timestamptz not null,
    last_seen   timestamptz not null,
    acting      bigint references absence,
    ended       timestamptz,
    ended_why   text
);
create index staff_session_open on staff_session (person) where ended is null;

-- A link may also be for somebody who has an account and no (or a forgotten) password.
alter table setup_link add column person bigint references person;
