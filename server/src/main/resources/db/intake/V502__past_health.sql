-- How the sources fared in the past: hour by hour, and when anybody looked at all.

create table source_hour (
    source         text not null,
    hour           timestamptz not null,
    fresh_millis   integer not null default 0,
    late_millis    integer not null default 0,
    silent_millis  integer not null default 0,
    failing_millis integer not null default 0,
    waiting_millis integer not null default 0,
    taken          bigint not null default 0,
    held           bigint not null default 0,
    readings       bigint not null default 0,
    newest         timestamptz,
    primary key (source, hour)
);
create index source_hour_by_hour on source_hour (hour);
comment on table source_hour is 'time spent in each state; together less than an hour where nobody looked';
comment on column source_hour.newest is 'time of the newest reading or occurrence known by the end of the hour';

create table source_watch (
    began timestamptz primary key,
    ended timestamptz not null
);
comment on table source_watch is 'when a server looked after the sources; between them nothing is known of their state';

create index source_state_by_time on source_state (source, at desc, id desc);
