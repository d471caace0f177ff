-- What is observed, and the series of readings kept of it. Numbers are dense and never change.
create table thing (
  number     integer not null primary key,
  key        text    not null unique,
  kind       text    not null,
  name_ko    text    not null,
  name_en    text    not null,
  source     integer not null,
  lon        float8,
  lat        float8,
  district   text,
  properties jsonb   not null
);

create table datastream (
  number   integer not null primary key,
  thing    integer not null references thing (number),
  property text    not null,
  unit     text    not null,
  unique (thing, property)
);
