-- Which Parquet files make up the lake. A file that is missing or damaged is set aside with the reason.
create table lake_file (
  path             text        not null primary key,
  kind             text        not null check (kind in ('raw', 'hour', 'day')),
  part             text        not null,
  from_time        timestamptz not null,
  to_time          timestamptz not null,
  least_datastream integer     not null,
  most_datastream  integer     not null,
  row_count        bigint      not null,
  bytes            bigint      not null,
  checksum         integer     not null,
  metrics          jsonb       not null,
  added            timestamptz not null default now(),
  aside            text
);

-- How far the log is sealed, and the newest reading of every datastream then. One row.
create table lake_state (
  only_row       boolean not null primary key default true check (only_row),
  generation     bigint  not null,
  sealed_through bigint  not null,
  newest         bytea   not null
);

alter table lake_state alter column newest set storage external;
insert into lake_state (generation, sealed_through, newest) values (0, 0, '');
