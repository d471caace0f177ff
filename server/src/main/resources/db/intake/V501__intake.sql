-- What intake keeps about the sources: how far they were read, how they fare, what waits.

create table source_cursor (
    source  text primary key,
    cursor  jsonb not null,
    updated timestamptz not null
);

create table source_health (
    source       text primary key,
    accepted     bigint not null default 0,
    corrected    bigint not null default 0,
    quarantined  bigint not null default 0,
    overflow     bigint not null default 0,
    readings     bigint not null default 0,
    duplicates   bigint not null default 0,
    newest       timestamptz,
    last_new     timestamptz,
    last_success timestamptz,
    failures     integer not null default 0,
    error_ko     text,
    error_en     text,
    error_at     timestamptz,
    paused       boolean not null default false,
    updated      timestamptz not null
);
comment on column source_health.overflow is 'records that quarantine had no room for';
comment on column source_health.newest is 'time of the newest reading or occurrence in the city';
comment on column source_health.last_new is 'when something new last became durable';

create table source_state (
    id     bigint generated always as identity primary key,
    source text not null,
    at     timestamptz not null,
    state  text not null,
    ko     text,
    en     text
);
create index source_state_by_source on source_state (source, id desc);

create table source_sample (
    source   text not null,
    slot     smallint not null,
    received timestamptz not null,
    outcome  text not null,
    record   text not null,
    primary key (source, slot)
);

create table quarantine (
    id          bigint generated always as identity primary key,
    source      text not null,
    fingerprint text not null,
    code        text not null,
    ko          text not null,
    en          text not null,
    form        text not null check (form in ('record', 'record-any-case', 'document')),
    record      text not null,
    truncated   boolean not null,
    first_seen  timestamptz not null,
    last_seen   timestamptz not null,
    times       integer not null default 1,
    state       text not null default 'open' check (state in ('open', 'replayed', 'discarded')),
    closed_at   timestamptz,
    closed_by   text,
    closed_why  text,
    unique (source, fingerprint)
);
create index quarantine_open on quarantine (source, id desc) where state = 'open';
comment on column quarantine.fingerprint is 'hash of reason and record: the same record polled again is counted, not kept twice';

create table import_run (
    id          bigint generated always as identity primary key,
    source      text not null,
    files       text not null,
    started     timestamptz not null,
    finished    timestamptz,
    read        bigint not null default 0,
    accepted    bigint not null default 0,
    corrected   bigint not null default 0,
    quarantined bigint not null default 0,
    stored      bigint not null default 0,
    duplicates  bigint not null default 0,
    failure     text
);
create index import_run_by_source on import_run (source, id desc);
