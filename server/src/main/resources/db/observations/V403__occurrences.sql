-- What happened in the city and is not a number. `body` is the whole occurrence; the columns beside it are for queries.
create sequence occurrence_change;

create table occurrence (
  id       bigint      not null primary key generated always as identity,
  source   integer     not null,
  key      text        not null,
  kind     text        not null,
  category text        not null,
  status   text        not null,
  time     timestamptz not null,
  updated  timestamptz not null,
  district text,
  body     text        not null,
  version  bigint      not null default nextval('occurrence_change'),
  stored   timestamptz not null default now(),
  -- Not by source: an archive and the live feed of a system tell of the same occurrence.
  unique (kind, key)
);

create index occurrence_newest on occurrence (kind, time desc, id desc);
create index occurrence_changed on occurrence (version);
create index occurrence_open on occurrence (kind, district) where status <> 'closed';

-- Every version there was, for looking back in time.
create table occurrence_version (
  id      bigint      not null references occurrence (id),
  version bigint      not null,
  stored  timestamptz not null,
  kind    text        not null,
  time    timestamptz not null,
  updated timestamptz not null,
  body    text        not null,
  primary key (id, version)
);

create index occurrence_version_newest on occurrence_version (kind, time desc, id desc);
