-- One row for each real event, however many systems tell of it. `situation_step` is what happened, only ever added to.
create sequence situation_change;

create table situation (
  id           bigint      not null primary key generated always as identity,
  drill        boolean     not null default false,
  kind         text        not null,
  severity     text        not null,
  severity_set boolean     not null default false,  -- by an official; reports no longer change it
  status       text        not null,
  status_set   boolean     not null default false,
  title_ko     text        not null,
  title_en     text        not null,
  text_ko      text        not null,
  text_en      text        not null,
  lon          float8,
  lat          float8,
  district     text,
  address      text,
  began        timestamptz not null,
  updated      timestamptz not null,
  closed       timestamptz,
  close_reason text,
  merged_into  bigint      references situation (id),
  person       bigint      references person (id),  -- in charge
  reported_arrival timestamptz,                     -- of the first unit, where only a report tells it
  version      bigint      not null default nextval('situation_change')
);

create index situation_newest on situation (began desc, id desc);
create index situation_open on situation (id) where status <> 'closed' and merged_into is null;

-- A report of one system. The body is as the page shows it; the columns are for finding those that tell of the same.
create table situation_report (
  key        text        not null primary key,
  source     integer     not null,
  kind       text        not null,
  time       timestamptz not null,
  lon        float8,
  lat        float8,
  names      text[]      not null,
  refers_to  text[]      not null,
  body       text        not null,
  situation  bigint      not null references situation (id),
  by_hand    boolean     not null default false
);

create index situation_report_of on situation_report (situation);
create index situation_report_time on situation_report (time);
create index situation_report_names on situation_report using gin (names);
create index situation_report_refers on situation_report using gin (refers_to);

-- Two reports that somebody said are not of the same event.
create table situation_apart (
  one   text not null,
  other text not null,
  primary key (one, other),
  check (one < other)
);

-- Two situations that may be the same event: somebody decides.
create table situation_proposal (
  id        bigint      not null primary key generated always as identity,
  one       bigint      not null references situation (id),
  other     bigint      not null references situation (id),
  likeness  float8      not null,
  reason_ko text        not null,
  reason_en text        not null,
  state     text        not null default 'open' check (state in ('open', 'accepted', 'refused', 'settled')),
  at        timestamptz not null,
  unique (one, other),
  check (one < other)
);

create table situation_unit (
  key        text        not null primary key,
  situation  bigint      references situation (id),  -- absent until its incident is known
  refers_to  text,
  kind       text        not null,
  name_ko    text        not null,
  name_en    text        not null,
  station    text,
  dispatched timestamptz,
  en_route   timestamptz,
  arrived    timestamptz,
  cleared    timestamptz,
  lon        float8,
  lat        float8
);

create index situation_unit_of on situation_unit (situation);
create index situation_unit_waiting on situation_unit (refers_to) where situation is null;

create table situation_step (
  id        bigint      not null primary key generated always as identity,
  situation bigint      not null references situation (id),
  at        timestamptz not null,               -- when it happened
  recorded  timestamptz not null,
  what      text        not null,
  person    bigint,
  name_ko   text,
  name_en   text,
  text_ko   text        not null,
  text_en   text        not null,
  detail    jsonb       not null default '{}'
);

create index situation_step_of on situation_step (situation, at, id);

create function refuse_change_of_step() returns trigger language plpgsql as $$
begin
  raise exception 'The timeline of a situation is only ever added to';
end
$$;

create trigger situation_step_is_kept before update or delete on situation_step
  for each statement execute function refuse_change_of_step();

create trigger situation_step_is_not_emptied before truncate on situation_step
  for each statement execute function refuse_change_of_step();

-- How far the occurrences have been looked at.
create table situation_cursor (
  one     boolean not null primary key default true check (one),
  version bigint  not null
);

-- Who has seen an alert.
create table alert_acknowledgement (
  key     text        not null primary key,
  at      timestamptz not null,
  person  bigint      not null references person (id),
  name_ko text        not null,
  name_en text        not null,
  note    text        not null
);
